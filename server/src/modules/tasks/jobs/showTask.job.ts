import { z } from 'zod';
import { job } from '../../../kernel';
import { showNow } from '../showNow';

/** The update of a card that came too soon after the last one. */
export const showTask = job({
  name: 'tasks.show',
  queue: 'work',
  data: z.object({ task: z.string() }),
  run: (ctx, data) => showNow(ctx, data.task),
});
