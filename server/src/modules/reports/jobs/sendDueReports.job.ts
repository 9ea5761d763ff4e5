import { z } from 'zod';
import { job } from '../../../kernel';
import { catchingUp } from '../../fleet';
import { sendSubscription } from '../sendSubscription';
import { dueSubscriptions } from '../subscriptionStore';

const AT_ONCE = 200;
const EVERY_SECONDS = 20;
/**
 * What phones report of the last seconds is still on its way when a report is due, and in the sandbox a turn of the
 * clock makes a whole day of it. The report is told as of its time, but a little later, behind what came meanwhile.
 */
const SETTLE_MS = 10_000;
/** Phones that catch up after an outage are waited for, a minute at most: so often, so long. */
const MOST_WAITS = 12;
const WAIT_MS = 5000;

/** Sends what one subscription owes. May be lost or run twice: the row says what is due and what was sent. */
export const sendSubscriptionJob = job({
  name: 'reports.sendSubscription',
  queue: 'work',
  data: z.object({
    id: z.string().regex(/^\d{1,20}$/),
    waits: z.number().int().min(0).max(MOST_WAITS).default(0),
  }),

  async run(ctx, { id, waits }): Promise<void> {
    if (waits < MOST_WAITS && (await catchingUp(ctx)))
      ctx.enqueue(sendSubscriptionJob, { id, waits: waits + 1 }, { delayMs: WAIT_MS });
    else await sendSubscription(ctx, id);
  },
});

/** Looks for subscriptions that are due, by the product's clock; one job each, so that none waits for another. */
export const sendDueReports = job({
  name: 'reports.sendDue',
  queue: 'work',
  data: z.object({}),
  everySeconds: EVERY_SECONDS,
  async run(ctx) {
    const bucket = Math.floor(ctx.now.getTime() / (EVERY_SECONDS * 1000));
    for (const id of await dueSubscriptions(ctx, AT_ONCE))
      ctx.enqueue(
        sendSubscriptionJob,
        { id, waits: 0 },
        { delayMs: SETTLE_MS, key: `report-${id}-${bucket}` },
      );
  },
});
