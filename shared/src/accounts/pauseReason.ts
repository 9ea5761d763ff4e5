import type { Words } from '../kernel';
import { HEALTH_KIND_NAMES, HEALTH_KINDS, healthKindNames } from './healthEvents';
import { penaltyNames, penaltyOfReason } from './penalties';

/** Why a pause was made, when a person did it. */
export const PAUSED_BY_HAND = '人工暂停';

/** The stored reason of a pause, for people: what the account did, or that a person wanted it. */
export function pauseReason(reason: string, w: Words): string {
  if (reason === PAUSED_BY_HAND) return w(reason, 'by hand');
  const penalty = penaltyOfReason(reason);
  if (penalty) return penaltyNames(w)[penalty];
  const kind = HEALTH_KINDS.find((k) => HEALTH_KIND_NAMES[k] === reason);
  return kind ? healthKindNames(w)[kind] : reason;
}
