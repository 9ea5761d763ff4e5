import { daysLastYear, daysOfRun, sayDays } from '@cunkebao/shared/insight';
import { clockOf, dayBounds } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { Fault, wordsIn, type Ctx } from '../../kernel';
import { askedPeriod, whenSlot, type Period } from './askedPeriod';
import { dayUntil } from './dayUntil';
import { stretchBefore } from './stretchBefore';
import { wholeDays, type Stretch } from './wholeDays';

/** 对比上周 names a time; 环比 and 同比 mean the span before and the year before. */
export const compareSlot = z.union([z.enum(['previous', 'lastYear']), whenSlot]);

export interface Against {
  name: string;
  stretch: Stretch;
}

/**
 * What a period is compared with. Against a longer time than has passed of it (本周 on a Wednesday 对比上周, 今天 at
 * noon 对比昨天) the same first days, or hours, are told as well: only they are a fair comparison.
 */
export function compareWith(
  ctx: Ctx,
  period: Period,
  compare: z.infer<typeof compareSlot>,
  running: boolean,
): Against[] {
  const w = wordsIn(ctx);
  if (compare === undefined || compare === 'previous')
    return [against(ctx, stretchBefore(ctx, period.days), '')];
  if (compare === 'lastYear')
    return [against(ctx, wholeDays(ctx, daysLastYear(period.days)), w('去年同期', 'last year'))];
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
  const asked = { name: said.name, stretch: wholeDays(ctx, said.days) };
  const fair = running ? fairPart(ctx, period, said.days) : null;
  return fair ? [against(ctx, fair, w('同期', 'the same days')), asked] : [asked];
}

/** The part of the days said that is as long as what has passed of the period; null where the whole is fair. */
function fairPart(ctx: Ctx, period: Period, said: readonly string[]): Stretch | null {
  const [first, last] = [said[0] ?? '', said.at(-1) ?? ''];
  if (period.days.length === 1 && said.length === 1)
    return dayUntil(ctx, first, ctx.now.getTime() - dayBounds(period.days[0] ?? '', ctx.tz).from.getTime());
  if (daysOfRun(first, last) <= period.days.length) return null;
  return wholeDays(ctx, said.slice(0, period.days.length));
}

function against(ctx: Ctx, stretch: Stretch, word: string): Against {
  const w = wordsIn(ctx);
  const clock = stretch.until && clockOf(stretch.until, ctx.tz);
  const name = `${word}${word ? ' ' : ''}${sayDays(stretch.days, w)}`;
  return { name: name + (clock ? w(` 到 ${clock}`, ` up to ${clock}`) : ''), stretch };
}
