import type { QuotaKind } from '../accounts';
import type { ActionKind } from '../fleet';
import type { ActionState, OPEN_STATES } from './actionStates';

const QUOTAS: Partial<Record<ActionKind, QuotaKind>> = {
  addFriend: 'add',
  sendMessage: 'message',
  announce: 'message',
  publishMoment: 'moment',
  likeMoment: 'like',
  createGroup: 'group',
};

/** The quota an action of this kind is paid from (domain.md §2.2); null: it costs none. */
export const quotaOf = (kind: ActionKind): QuotaKind | null => QUOTAS[kind] ?? null;

export type SettledState = Exclude<ActionState, 'ready' | (typeof OPEN_STATES)[number]>;

/** What becomes of its reservation: `keep` while nobody knows whether it took effect. */
export function quotaAfter(state: SettledState, afterEffect: boolean): 'commit' | 'release' | 'keep' {
  if (state === 'unknown') return 'keep';
  return state === 'done' || (state === 'failed' && afterEffect) ? 'commit' : 'release';
}
