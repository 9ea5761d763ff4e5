import type { Wait } from '../accounts';
import type { ActionKind } from '../fleet';
import { addDays, dayOf, fromWall, toWall } from '../kernel';
import { isSeen, type Purpose } from './purposes';

/** domain.md §2.2 */
export const QUIET_FROM_HOUR = 22;
export const QUIET_TO_HOUR = 8;
const ANSWER_HOURS = 48;

/** The end of the quiet hours this moment is in, by the tenant's clock; null = it is not. */
export function quietUntil(now: Date, tz: string): Date | null {
  const { hour } = toWall(now, tz);
  if (hour >= QUIET_TO_HOUR && hour < QUIET_FROM_HOUR) return null;
  const day = dayOf(now, tz);
  const [year = 1970, month = 1, date = 1] = (hour < QUIET_TO_HOUR ? day : addDays(day, 1))
    .split('-')
    .map(Number);
  return fromWall({ year, month, day: date, hour: QUIET_TO_HOUR }, tz);
}

/**
 * Nothing a customer sees happens at night, except an answer to what this customer wrote in the last 48 hours. Whoever
 * calls something an answer must have been asked: the customer's own message is looked at, not the claim alone.
 */
export function quietWait(
  action: { kind: ActionKind; purpose: Purpose },
  heardAt: Date | null,
  now: Date,
  tz: string,
): Wait | null {
  const until = isSeen(action.kind) ? quietUntil(now, tz) : null;
  if (!until) return null;
  const asked = heardAt !== null && now.getTime() - heardAt.getTime() <= ANSWER_HOURS * 3_600_000;
  if (action.purpose === 'answer')
    return asked
      ? null
      : { until, why: `夜间免打扰，客户 ${ANSWER_HOURS} 小时内没有来信，8:00 后再发`, of: 'action' };
  return { until, why: '夜间免打扰（22:00–8:00），8:00 后再做', of: 'account' };
}
