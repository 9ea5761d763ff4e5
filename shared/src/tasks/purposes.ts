import type { ActionKind } from '../fleet';

/** What an action is for: it decides its lane, its gap and whether the night stops it (domain.md §2.2). */
export const PURPOSES = ['notice', 'care', 'answer'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** An answer to a customer does not stand behind a campaign (fleet.md §4, 2). */
export const laneOf = (purpose: Purpose): 'reply' | 'campaign' =>
  purpose === 'answer' ? 'reply' : 'campaign';

const SEEN: readonly ActionKind[] = [
  'addFriend',
  'acceptFriend',
  'sendMessage',
  'publishMoment',
  'likeMoment',
  'commentMoment',
  'createGroup',
  'inviteToGroup',
  'renameGroup',
  'announce',
];

/** A customer notices it. */
export const isSeen = (kind: ActionKind): boolean => SEEN.includes(kind);
