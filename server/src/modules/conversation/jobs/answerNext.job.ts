import { z } from 'zod';
import { job } from '../../../kernel';
import { answer } from '../answer';

/** A turn through the queue, for processes that keep messages but answer nobody, and for what a crash left behind. */
export const answerNext = job({
  name: 'conversation.answerNext',
  queue: 'chat',
  data: z.object({ userid: z.string().max(64) }),

  async run(ctx, { userid }) {
    const { more } = await answer(ctx, [userid]);
    if (more.length > 0) ctx.enqueue(answerNext, { userid });
  },
});
