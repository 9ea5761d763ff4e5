import type { PauseScope } from '../accounts';
import type { ActionKind } from '../fleet';
import type { Purpose } from './purposes';

/** Done to the phone, not in WeChat: no account acts. */
const OF_THE_PHONE: readonly ActionKind[] = ['restart', 'screenshot', 'log'];
const SCOPES: Partial<Record<ActionKind, PauseScope>> = {
  addFriend: 'add',
  acceptFriend: 'add',
  importContacts: 'add',
  createGroup: 'send',
  inviteToGroup: 'send',
  announce: 'send',
  publishMoment: 'moments',
  likeMoment: 'moments',
  commentMoment: 'moments',
};

/** The pause that stops an action of this kind; only 全部动作 stops what is in none. null: no pause does. */
export function pauseStopping(kind: ActionKind, purpose: Purpose = 'notice'): PauseScope | null {
  if (OF_THE_PHONE.includes(kind)) return null;
  // whoever only answers sends no mass message
  if (kind === 'sendMessage') return purpose === 'answer' ? 'send' : 'mass';
  return SCOPES[kind] ?? 'all';
}
