import { z } from 'zod';
import { job } from '../../../kernel';
import { rollUpDay } from '../rollUpDay';

/** Folds one day again. Only a wake-up call: when it is lost, rollUpRecent or a mark has the day folded. */
export const rollUpDayJob = job({
  name: 'insight.rollUpDay',
  queue: 'work',
  data: z.object({ day: z.string().regex(/^\d{4}-\d{2}-\d{2}$/) }),
  run: (ctx, { day }) => rollUpDay(ctx, day),
});
