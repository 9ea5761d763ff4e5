import { reportWeekly } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command } from '../../../kernel';
import { sliceFor, whenSlot } from '../../insight';
import { weeklyReply } from '../weeklyReply';
import { reviewedWeek } from '../writeReview';

const input = z.object({ when: whenSlot });

/** 周报 · 复盘 · 上周周报: five steps, of one week. */
export const showWeekly = command<z.input<typeof input>>(reportWeekly, {
  run(ctx, args) {
    const [monday = ''] = reviewedWeek(ctx, input.parse(args).when);
    return weeklyReply(ctx, monday, sliceFor(ctx.actor));
  },
});
