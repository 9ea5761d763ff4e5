import type { Words } from '../kernel';
import type { HealthKind } from './healthEvents';
import type { PauseScope } from './kinds';

/** The ladder of domain.md §2.4, lowest step first. */
export const PENALTY_LEVELS = ['warning', 'sendLimited', 'addLimited', 'banned'] as const;
export type PenaltyLevel = (typeof PENALTY_LEVELS)[number];

const PENALTY_NAMES: Record<PenaltyLevel, string> = {
  warning: '平台警告',
  sendLimited: '限制群发',
  addLimited: '限制加好友',
  banned: '封号',
};
const PENALTY_NAMES_EN: Record<PenaltyLevel, string> = {
  warning: 'warning of the platform',
  sendLimited: 'mass messages limited',
  addLimited: 'adding friends limited',
  banned: 'banned',
};
export const penaltyNames = (w: Words): Readonly<Record<PenaltyLevel, string>> =>
  w(PENALTY_NAMES, PENALTY_NAMES_EN);
/** How the reason of a pause is stored. */
export const penaltyReason = (level: PenaltyLevel): string => PENALTY_NAMES[level];
export const penaltyOfReason = (reason: string): PenaltyLevel | undefined =>
  PENALTY_LEVELS.find((l) => PENALTY_NAMES[l] === reason);

/** What the platform holds against an account; the rest costs health and is no breach. */
const BREACHES: readonly HealthKind[] = [
  'tooFrequent',
  'messageBombing',
  'reported',
  'restricted',
  'inducedShare',
];
export const isBreach = (kind: HealthKind): boolean => BREACHES.includes(kind);

const DAY_MS = 86_400_000;
const SEND_DAYS = 30;
const ADD_DAYS = 60;
/** how far back the ladder looks */
export const BREACH_DAYS = ADD_DAYS;

/**
 * The step a breach leads to, given all breaches with this one (domain.md §2.4): the first is a warning, two in 30 days
 * limit mass messages, three in 60 days adding, and one more within those 60 days is what is called repeated: the
 * account is treated as banned. A serious one, the platform's own word that the account is closed, is so at once.
 */
export function penaltyAfter(breaches: readonly Date[], at: Date, serious: boolean): PenaltyLevel {
  if (serious) return 'banned';
  const within = (days: number): number =>
    breaches.filter((b) => b <= at && at.getTime() - b.getTime() < days * DAY_MS).length;
  const inSixty = within(ADD_DAYS);
  if (inSixty > 3) return 'banned';
  if (inSixty === 3) return 'addLimited';
  return within(SEND_DAYS) >= 2 ? 'sendLimited' : 'warning';
}

const RECOVERY_DAYS: Record<Exclude<PenaltyLevel, 'banned'>, number> = {
  warning: 7,
  sendLimited: 15,
  addLimited: 30,
};

/** When it is over; null: never. */
export const penaltyEndsAt = (level: PenaltyLevel, at: Date): Date | null =>
  level === 'banned' ? null : new Date(at.getTime() + RECOVERY_DAYS[level] * DAY_MS);

/** What it stops while it lasts. A warning stops the feature concerned, by the health event's own pause. */
export const PENALTY_STOPS: Record<PenaltyLevel, PauseScope | null> = {
  warning: null,
  sendLimited: 'mass',
  addLimited: 'add',
  banned: 'all',
};

const HALVED_DAYS = 30;

/** Until when its quotas are halved: from the limit on, and for 30 days after it; null: they are not. */
export function quotasHalvedUntil(level: PenaltyLevel, at: Date): Date | null {
  const end = penaltyEndsAt(level, at);
  if (level === 'warning' || !end) return null;
  return new Date(end.getTime() + HALVED_DAYS * DAY_MS);
}
