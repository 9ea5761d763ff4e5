import { reportDaily } from '@cunkebao/shared/conversation';
import { addDays, dayOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command } from '../../../kernel';
import { askedPeriod, sliceFor, whenSlot } from '../../insight';
import { briefReply } from '../brief';
import { dailyReply } from '../dailyReply';

const input = z.object({ when: whenSlot, report: z.enum(['daily', 'brief']).default('daily') });

/** 日报 · 昨天日报 · 早报. Of a longer span the last day that has been. */
export const showDaily = command<z.input<typeof input>>(reportDaily, {
  run(ctx, args) {
    const { when, report } = input.parse(args);
    const day = askedPeriod(ctx, when, 'today').days.at(-1) ?? dayOf(ctx.now, ctx.tz);
    const slice = sliceFor(ctx.actor);
    return report === 'brief' ? briefReply(ctx, addDays(day, -1), slice) : dailyReply(ctx, day, slice);
  },
});
