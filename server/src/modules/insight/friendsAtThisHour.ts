import { addDays, dayBounds, dayOf } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { countEvents } from './eventCountStore';

const DAYS = 7;

/** Friends gained today up to now, and the mean of the seven days before up to the same time of day. */
export async function friendsAtThisHour(ctx: Ctx): Promise<{ today: number; mean: number }> {
  const today = dayOf(ctx.now, ctx.tz);
  const elapsed = ctx.now.getTime() - dayBounds(today, ctx.tz).from.getTime();
  const counts: number[] = [];
  for (let back = 0; back <= DAYS; back += 1) {
    const { from } = dayBounds(addDays(today, -back), ctx.tz);
    counts.push(await countEvents(ctx, 'passed', from, new Date(from.getTime() + elapsed)));
  }
  const [now = 0, ...before] = counts;
  return { today: now, mean: before.reduce((sum, n) => sum + n, 0) / DAYS };
}
