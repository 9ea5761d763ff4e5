import {
  FUNNEL_PERIODS,
  daysOf,
  funnelPeriodNames,
  periodOf,
  sayDays,
  type FunnelPeriod,
} from '@cunkebao/shared/insight';
import { dayOf, wordsOf, type Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { Fault, wordsIn, type Ctx } from '../../kernel';

/** The `when` slot of commands.md §2, of a period that has been. */
export const whenSlot = z
  .object({
    from: z.iso.datetime({ offset: true }).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    at: z.iso.datetime({ offset: true }).optional(),
  })
  .optional();
export type When = z.infer<typeof whenSlot>;

export interface Period {
  from: Date;
  to: Date;
  days: string[];
  /** 本周 11-16 至 11-22 */
  name: string;
}

const MOST_DAYS = 366;

/** What was asked about, as whole calendar days; without words the period given. The answer always says its days. */
export function askedPeriod(ctx: Ctx, when: When, otherwise: FunnelPeriod): Period {
  const said = when?.at
    ? { from: new Date(when.at), to: new Date(when.at) }
    : when?.from && when.to
      ? { from: new Date(when.from), to: new Date(when.to) }
      : null;
  const w = wordsIn(ctx);
  if (!said) return named(ctx, otherwise, w);
  if (said.from > ctx.now)
    throw new Fault(
      'invalid',
      w(
        '这段时间还没到，换一个过去的时间，例如「昨天」或「本周」',
        'That time is still to come; say one that has been, for example "yesterday" or "this week"',
      ),
      { field: 'when' },
    );
  const today = dayOf(ctx.now, ctx.tz);
  const days = daysOf(said.from, said.to, ctx.tz).filter((d) => d <= today); // 本周 and 本月 so far
  if (days.length > MOST_DAYS)
    throw new Fault('invalid', w('最长可以看一年', 'A year at most'), { field: 'when' });
  const known = FUNNEL_PERIODS.find((p) => sameDays(namedDays(ctx, p), days));
  return known ? named(ctx, known, w) : { ...said, days, name: sayPeriod(days, today, w) };
}

/** 03-01 至 03-07; days of another year carry it. */
function sayPeriod(days: readonly string[], today: string, w: Words): string {
  const year = days[0]?.slice(0, 4) ?? '';
  const said = sayDays(days, w);
  return year === today.slice(0, 4) ? said : w(`${year} 年 ${said}`, `${year} ${said}`);
}

/** A named period with its days; the mini-program's are Chinese. */
export function named(ctx: Ctx, period: FunnelPeriod, w: Words = wordsOf('zh')): Period {
  const { from, to } = periodOf(period, ctx.now, ctx.tz);
  const days = daysOf(from, to, ctx.tz);
  return { from, to, days, name: `${funnelPeriodNames(w)[period]} ${sayDays(days, w)}` };
}

function namedDays(ctx: Ctx, period: FunnelPeriod): string[] {
  const { from, to } = periodOf(period, ctx.now, ctx.tz);
  return daysOf(from, to, ctx.tz);
}

const sameDays = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a[0] === b[0];
