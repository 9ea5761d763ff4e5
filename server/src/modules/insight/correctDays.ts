import { LATE_DAYS, type EventKind } from '@cunkebao/shared/insight';
import { addDays, dayOf } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { cohortMoments, type NewEvent } from './eventStore';
import { rollUpDayJob } from './jobs/rollUpDay.job';
import { RECENT_DAYS } from './recentDays';
import { markDirty } from './rollUpStore';

/** A chatty customer would make the day of his friendship dirty with every word: the marks of ten minutes are one. */
const COHORT_DELAY_MS = 10 * 60_000;
const WAKE_MS = 5000;

const DECIDES_COHORTS: ReadonlySet<EventKind> = new Set(['passed', 'messageIn', 'tagged', 'deletedUs']);

/** Has the days folded again whose figures this event changes; events later than 35 days change none (domain.md §5). */
export async function correctDays(ctx: Ctx, e: NewEvent): Promise<void> {
  await wakeDay(ctx, dayOf(e.at, ctx.tz));
  if (!DECIDES_COHORTS.has(e.kind)) return;
  const own = dayOf(e.at, ctx.tz);
  const cohorts = new Set((await cohortMoments(ctx, e)).map((at) => dayOf(at, ctx.tz)));
  for (const day of cohorts) if (day !== own) await wakeDay(ctx, day, COHORT_DELAY_MS);
}

/** Sees to it that this day is folded again soon. */
export async function wakeDay(ctx: Ctx, day: string, delayMs = 0): Promise<void> {
  const today = dayOf(ctx.now, ctx.tz);
  if (day < addDays(today, -LATE_DAYS)) return;
  // the schedule folds recent days anyway, so a wake-up call is enough; for the others a mark is kept
  if (day > addDays(today, -RECENT_DAYS)) wake(ctx, day);
  else await markDirty(ctx, day, new Date(ctx.now.getTime() + delayMs));
}

/** Events of the same five seconds wake one fold. */
function wake(ctx: Ctx, day: string): void {
  const bucket = Math.floor(ctx.now.getTime() / WAKE_MS);
  ctx.enqueue(rollUpDayJob, { day }, { delayMs: WAKE_MS, key: `rollup-${day}-${bucket}` });
}
