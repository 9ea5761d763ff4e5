import type { PauseScope } from '../accounts';
import type { ActionKind } from '../fleet';

/** Done to the phone, not in WeChat: no account acts. */
const OF_THE_PHONE: readonly ActionKind[] = ['restart', 'screenshot', 'log'];
const SCOPES: Partial<Record<ActionKind, PauseScope>> = {
  addFriend: 'add',
  acceptFriend: 'add',
  importContacts: 'add',
  sendMessage: 'send',
  createGroup: 'send',
  inviteToGroup: 'send',
  announce: 'send',
  publishMoment: 'moments',
  likeMoment: 'moments',
  commentMoment: 'moments',
};

/** The pause that stops an action of this kind; only 全部动作 stops what is in none. null: no pause does. */
export const pauseStopping = (kind: ActionKind): PauseScope | null =>
  OF_THE_PHONE.includes(kind) ? null : (SCOPES[kind] ?? 'all');
