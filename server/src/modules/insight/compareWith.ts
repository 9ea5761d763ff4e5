import { daysBefore, daysLastYear, daysOfRun, sayDays } from '@cunkebao/shared/insight';
import { z } from 'zod';
import type { Words } from '@cunkebao/shared/kernel';
import { Fault, wordsIn, type Ctx } from '../../kernel';
import { askedPeriod, whenSlot, type Period } from './askedPeriod';

/** 对比上周 names a time; 环比 and 同比 mean the span before and the year before. */
export const compareSlot = z.union([z.enum(['previous', 'lastYear']), whenSlot]);

export interface Against {
  name: string;
  days: string[];
}

/**
 * What a period is compared with. Against a longer time than has passed of it (本周 on a Wednesday 对比上周) the same
 * first days are told as well: only they are a fair comparison.
 */
export function compareWith(
  ctx: Ctx,
  period: Period,
  compare: z.infer<typeof compareSlot>,
  running: boolean,
): Against[] {
  const w = wordsIn(ctx);
  if (compare === undefined || compare === 'previous') return [named(daysBefore(period.days), '', w)];
  if (compare === 'lastYear') return [named(daysLastYear(period.days), w('去年同期', 'last year'), w)];
  const said = askedPeriod(ctx, compare, 'yesterday');
  if (sayDays(said.days) === sayDays(period.days))
    throw new Fault(
      'invalid',
      w(
        '对比的和要看的是同一段时间，换一段，例如「对比上周」',
        'Both are the same time; compare with another one, for example last week',
      ),
      { field: 'compare' },
    );
  const asked = { name: said.name, days: said.days };
  const [first, last] = [said.days[0] ?? '', said.days.at(-1) ?? ''];
  if (!running || daysOfRun(first, last) <= period.days.length) return [asked];
  return [named(said.days.slice(0, period.days.length), w('同期', 'the same days'), w), asked];
}

const named = (days: string[], word: string, w: Words): Against => ({
  name: `${word}${word ? ' ' : ''}${sayDays(days, w)}`,
  days,
});
