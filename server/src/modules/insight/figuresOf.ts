import { NO_FIGURES, type Figures } from '@cunkebao/shared/insight';
import type { Ctx } from '../../kernel';
import { companyDays, periodFigures, slicedDays } from './figureStore';
import { isWhole, type Slice } from './slice';

/** The figures of a run of days as one period; a customer who came on two of them is one customer. */
export async function figuresOf(ctx: Ctx, days: readonly string[], slice: Slice = {}): Promise<Figures> {
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last) return { ...NO_FIGURES };
  if (first === last && isWhole(slice))
    return (await companyDays(ctx, first, last)).get(first) ?? { ...NO_FIGURES };
  return periodFigures(ctx, first, last, slice);
}

/** The figures of each day, in the order of the days; a day without events is zeros. */
export async function figuresByDay(ctx: Ctx, days: readonly string[], slice: Slice = {}): Promise<Figures[]> {
  const first = days[0] ?? '';
  const last = days.at(-1) ?? '';
  const found = isWhole(slice)
    ? await companyDays(ctx, first, last)
    : await slicedDays(ctx, first, last, slice);
  return days.map((d) => found.get(d) ?? { ...NO_FIGURES });
}
