/** Kinds of customer events (domain.md §5). Free of zod: the mini-program ships it. */
export const EVENT_KINDS = [
  'scanned',
  'requested',
  'passed',
  'tagged',
  'messageIn',
  'messageOut',
  'momentLike',
  'momentComment',
  'groupJoin',
  'groupLeave',
  'groupPost',
  'linkOpen',
  'consult',
  'order',
  'refund',
  'referral',
  'optOut',
  'deletedUs',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** Later events still correct the figures of a day this long (domain.md §5). */
export const LATE_DAYS = 35;
