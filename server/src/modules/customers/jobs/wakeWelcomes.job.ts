import { z } from 'zod';
import { job } from '../../../kernel';
import { expireWelcomes, waitingWelcomes } from '../welcomeStore';
import { sendWelcome } from './sendWelcome.delivery';

/** The safety net of greetings whose job was lost. */
export const wakeWelcomes = job({
  name: 'customers.wakeWelcomes',
  queue: 'work',
  data: z.object({}),
  attempts: 1,
  everySeconds: 5,

  async run(ctx) {
    for (const id of await waitingWelcomes(ctx)) ctx.enqueue(sendWelcome, { id });
    await expireWelcomes(ctx);
  },
});
