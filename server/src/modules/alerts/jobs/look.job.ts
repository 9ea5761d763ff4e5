import { z } from 'zod';
import { delivery, job, system } from '../../../kernel';
import { evaluate } from '../evaluate';
import type { Measured } from '../gatherFacts';

const EVERY_SECONDS = 30;

/** Reads what lies outside the database, then looks at everything. May be lost or run twice. */
export const lookOnce = delivery({
  name: 'alerts.lookOnce',
  queue: 'work',
  data: z.object({}),
  attempts: 1,
  prepare: () => Promise.resolve({}),
  async send(): Promise<Measured> {
    const [queues, errors] = await Promise.allSettled([system().queues(), system().wecomErrors()]);
    return {
      queues: queues.status === 'fulfilled' ? queues.value : null,
      wecomErrors: errors.status === 'fulfilled' ? errors.value : null,
    };
  },
  record: (ctx, _, measured) => evaluate(ctx, measured),
});

/** Every 30 s by the product's clock. */
export const look = job({
  name: 'alerts.look',
  queue: 'work',
  data: z.object({}),
  everySeconds: EVERY_SECONDS,
  run(ctx) {
    const bucket = Math.floor(ctx.now.getTime() / (EVERY_SECONDS * 1000));
    ctx.enqueue(lookOnce, {}, { key: `alerts-look-${bucket}` });
    return Promise.resolve();
  },
});
