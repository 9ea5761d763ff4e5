import { z } from 'zod';
import { job } from '../../../kernel';
import { answer } from '../answer';

/** people who share a transaction: few, so that a slow turn holds up few others */
export const MOST_ANSWERED = 8;

/**
 * Turns through the queue, for processes that keep messages but answer nobody, and for what a crash left behind. When one
 * of the turns cannot be stored none is; the sweep then wakes each of these people alone.
 */
export const answerNext = job({
  name: 'conversation.answerNext',
  queue: 'chat',
  data: z.object({ userids: z.array(z.string().max(64)).min(1).max(MOST_ANSWERED) }),

  async run(ctx, { userids }) {
    const { more } = await answer(ctx, userids);
    if (more.length > 0) ctx.enqueue(answerNext, { userids: more });
  },
});
