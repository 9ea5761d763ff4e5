import { z } from 'zod';
import { job, settings } from '../../../kernel';
import { deleteBefore, type Retained } from '../retentionStore';

const BATCH = 1000;
const DAY_MS = 86_400_000;
/** a takeover counts for a minute; a day is for whoever looks into it */
const TAKEOVER_DAYS = 1;

/**
 * Deletes what nobody needs any more, a thousand rows of a table at a time, never what is unfinished. How long things
 * are kept is a setting of the installation (README). Safe to run any number of times.
 */
export const forgetOld = job({
  name: 'system.forgetOld',
  queue: 'work',
  data: z.object({}),
  everySeconds: 3600,

  async run(ctx) {
    const { messages, deviceEvents } = settings().keepDays ?? DEFAULT_KEEP_DAYS;
    const days: Record<Retained, number> = { messages, deviceEvents, takeovers: TAKEOVER_DAYS };
    let largest = 0;
    for (const what of Object.keys(days) as Retained[]) {
      const before = new Date(ctx.now.getTime() - days[what] * DAY_MS);
      largest = Math.max(largest, await deleteBefore(ctx, what, before, BATCH));
    }
    if (largest > 0) ctx.log.info({ area: 'system', verb: 'forgetOld', largest }, 'old rows deleted');
    if (largest === BATCH) ctx.enqueue(forgetOld, {});
  },
});

const DEFAULT_KEEP_DAYS = { messages: 90, deviceEvents: 180 };
