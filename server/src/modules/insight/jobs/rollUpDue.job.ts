import { LATE_DAYS } from '@cunkebao/shared/insight';
import { addDays, dayOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { job, type Ctx } from '../../../kernel';
import { RECENT_DAYS } from '../recentDays';
import { dirtyDays, lastRolledDay } from '../rollUpStore';
import { rollUpDayJob } from './rollUpDay.job';

const AT_ONCE = 40;

/** Wakes the fold of every day that a late event marked. */
export const rollUpDirty = job({
  name: 'insight.rollUpDirty',
  queue: 'work',
  data: z.object({}),
  everySeconds: 20,
  async run(ctx) {
    for (const day of await dirtyDays(ctx, AT_ONCE)) wake(ctx, day, 20);
  },
});

/** The safety net: folds the last three days again, and after downtime every day since the last one folded. */
export const rollUpRecent = job({
  name: 'insight.rollUpRecent',
  queue: 'work',
  data: z.object({}),
  everySeconds: 300,
  async run(ctx) {
    const today = dayOf(ctx.now, ctx.tz);
    const recent = addDays(today, 1 - RECENT_DAYS);
    const last = (await lastRolledDay(ctx, recent)) ?? recent;
    const oldest = addDays(today, -LATE_DAYS);
    for (let day = last < oldest ? oldest : last; day <= today; day = addDays(day, 1)) wake(ctx, day, 300);
  },
});

/** One wake-up a day and bucket of time; without the bucket a parked job's key would keep the day asleep. */
function wake(ctx: Ctx, day: string, seconds: number): void {
  const bucket = Math.floor(ctx.now.getTime() / (seconds * 1000));
  ctx.enqueue(rollUpDayJob, { day }, { key: `rollup-${day}-${seconds}-${bucket}` });
}
