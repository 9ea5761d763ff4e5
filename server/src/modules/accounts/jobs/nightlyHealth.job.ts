import { dayBounds, dayOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { job } from '../../../kernel';
import { reckonHealth } from '../reckonHealth';
import { accountsReckonedBefore } from '../store';

const BATCH = 200;

/**
 * Debts are paid back at midnight and expire with time, so every score is reckoned once a day. It looks more often
 * than that: after downtime the day is made up for, and an account reckoned today is left alone.
 */
export const nightlyHealth = job({
  name: 'accounts.nightlyHealth',
  queue: 'work',
  data: z.object({}),
  everySeconds: 900,

  async run(ctx) {
    const midnight = dayBounds(dayOf(ctx.now, ctx.tz), ctx.tz).from;
    const ids = await accountsReckonedBefore(ctx, midnight, BATCH);
    for (const id of ids) await reckonHealth(ctx, id);
    if (ids.length === BATCH) ctx.enqueue(nightlyHealth, {});
  },
});
