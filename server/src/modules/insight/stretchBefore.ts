import { daysBefore } from '@cunkebao/shared/insight';
import { addDays, dayBounds, dayOf } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { dayUntil } from './dayUntil';
import { wholeDays, type Stretch } from './wholeDays';

/**
 * What a run of days is compared with. Today so far is compared with yesterday up to the same time: half a day
 * against a whole one would always have fallen.
 */
export function stretchBefore(ctx: Ctx, days: readonly string[]): Stretch {
  const today = dayOf(ctx.now, ctx.tz);
  if (days.length !== 1 || days[0] !== today) return wholeDays(ctx, daysBefore(days));
  const elapsed = ctx.now.getTime() - dayBounds(today, ctx.tz).from.getTime();
  return dayUntil(ctx, addDays(today, -1), elapsed);
}
