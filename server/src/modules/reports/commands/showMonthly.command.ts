import { reportMonthly } from '@cunkebao/shared/conversation';
import { monthOf } from '@cunkebao/shared/insight';
import { coveredMonth } from '@cunkebao/shared/reports';
import { z } from 'zod';
import { command, Fault, wordsIn, type Ctx } from '../../../kernel';
import { askedPeriod, sliceFor, whenSlot, type When } from '../../insight';
import { monthlyReply } from '../monthlyReply';

const input = z.object({ when: whenSlot });

/** 月报 · 上个月月报 · 10月月报 */
export const showMonthly = command<z.input<typeof input>>(reportMonthly, {
  run: (ctx, args) => monthlyReply(ctx, firstDay(ctx, input.parse(args).when), sliceFor(ctx.actor)),
});

function firstDay(ctx: Ctx, when: When): string {
  if (!when) return coveredMonth(ctx.now, ctx.tz)[0] ?? '';
  const { days } = askedPeriod(ctx, when, 'thisMonth');
  const month = monthOf(days[0] ?? '');
  if (month.includes(days.at(-1) ?? '')) return month[0] ?? '';
  throw new Fault(
    'invalid',
    wordsIn(ctx)(
      '月报一次看一个月，例如「上个月月报」；看更长的时间可以说「上季度季报」',
      'One month at a time, for example "monthly report last month"; more: "quarterly report last quarter"',
    ),
    { field: 'when' },
  );
}
