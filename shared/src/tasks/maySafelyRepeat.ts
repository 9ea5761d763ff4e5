import type { Outcome } from '../fleet';
import type { ActionState } from './actionStates';

/** True when an action surely took no effect: only then may the same thing be asked of the phone again. */
export function maySafelyRepeat(state: ActionState, outcome: Outcome | null): boolean {
  if (state === 'failed') return outcome?.state === 'failed' && !outcome.afterEffect;
  return state === 'expired' || state === 'cancelled' || state === 'refused';
}
