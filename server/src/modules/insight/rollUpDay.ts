import { dayBounds } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { foldDay } from './foldDay';
import { clearDay, deleteMarks, holdDay, insertCustomerDays, insertMetrics, marksOf } from './rollUpStore';

/**
 * Folds the events of one calendar day into daily_customers and daily_metrics, in place of what stood there. Doing it
 * again changes nothing; an event stored meanwhile has the day marked or woken again, so nothing is missed.
 */
export async function rollUpDay(ctx: Ctx, day: string): Promise<void> {
  await holdDay(ctx, day);
  const marks = await marksOf(ctx, day);
  const { from, to } = dayBounds(day, ctx.tz);
  const rows = await foldDay(ctx, from, to, ctx.now);
  await clearDay(ctx, day);
  await insertCustomerDays(ctx, day, rows);
  await insertMetrics(ctx, day, from, to);
  await deleteMarks(ctx, marks);
}
