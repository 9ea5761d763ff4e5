import { reportQuarterly } from '@cunkebao/shared/conversation';
import { quarterOf } from '@cunkebao/shared/insight';
import { coveredQuarter } from '@cunkebao/shared/reports';
import { z } from 'zod';
import { command, Fault, wordsIn, type Ctx } from '../../../kernel';
import { askedPeriod, sliceFor, whenSlot, type When } from '../../insight';
import { quarterlyReply } from '../quarterlyReply';

const input = z.object({ when: whenSlot });

/** 季报 · 上季度季报 · 第一季度季报 */
export const showQuarterly = command<z.input<typeof input>>(reportQuarterly, {
  run: (ctx, args) => quarterlyReply(ctx, firstDay(ctx, input.parse(args).when), sliceFor(ctx.actor)),
});

function firstDay(ctx: Ctx, when: When): string {
  if (!when) return coveredQuarter(ctx.now, ctx.tz)[0] ?? '';
  const { days } = askedPeriod(ctx, when, 'thisMonth');
  const quarter = quarterOf(days[0] ?? '');
  if (quarter.includes(days.at(-1) ?? '')) return quarter[0] ?? '';
  throw new Fault(
    'invalid',
    wordsIn(ctx)(
      '季报一次看一个季度，例如「上季度季报」',
      'One quarter at a time, for example "quarterly report last quarter"',
    ),
    { field: 'when' },
  );
}
