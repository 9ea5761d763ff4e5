import type { HealthKind } from '../accounts';
import type { ErrorCode } from './wire';

const OF_EVENT: Record<string, HealthKind> = {
  restricted: 'restricted',
  banned: 'restricted',
  tooFrequent: 'tooFrequent',
  reported: 'reported',
  deletedUs: 'deletedByFriend',
  friendRemoved: 'deletedByFriend',
};

const OF_CODE: Partial<Record<ErrorCode, HealthKind>> = {
  TOO_FREQUENT: 'tooFrequent',
  ACCOUNT_RISK: 'messageBombing',
  ACCOUNT_RESTRICTED: 'restricted',
};

/** The health event that a phone's report stands for, if any (fleet.md §2; domain.md §2.1). */
export const healthOfEvent = (kind: string): HealthKind | null =>
  Object.hasOwn(OF_EVENT, kind) ? (OF_EVENT[kind] ?? null) : null;

/** A failure that is the platform's warning counts at once; any other says nothing about the account. */
export const healthOfCode = (code: ErrorCode): HealthKind | null => OF_CODE[code] ?? null;
