import { sumDays, type CustomerDay, type CustomerRow, type Figures } from '@cunkebao/shared/insight';
import { dayBounds } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { momentsIn } from './eventStore';
import type { Dimension } from './figureStore';
import { figuresBy } from './figuresBy';
import { figuresOf } from './figuresOf';
import { foldDay } from './foldDay';
import type { Slice } from './slice';
import type { Stretch } from './wholeDays';

/** The first so many milliseconds of a day, as it was known then. Its events are folded once, when first asked. */
export function dayUntil(ctx: Ctx, day: string, elapsed: number): Stretch {
  const { from } = dayBounds(day, ctx.tz);
  const until = new Date(from.getTime() + elapsed);
  let folded: Promise<CustomerRow[]> | null = null;
  const rows = async (slice: Slice): Promise<CustomerRow[]> =>
    (await (folded ??= foldDay(ctx, from, until, until))).filter(({ row }) => isIn(row, slice));
  const moments = (slice: Slice): Promise<Map<string, number>> =>
    slice.channel !== undefined || slice.member !== undefined
      ? Promise.resolve(new Map<string, number>())
      : momentsIn(ctx, from, until, { account: slice.account, team: slice.team });
  return {
    days: [day],
    until,
    async figures(slice) {
      const published = [...(await moments(slice)).values()].reduce((sum, n) => sum + n, 0);
      const whole = await figuresOf(ctx, [day], slice);
      return { ...sumDays(await rows(slice)), ...gaugesOf(whole), momentsPublished: published };
    },
    async by(dimension, slice) {
      const found = new Map<string, Figures>();
      for (const [name, of] of grouped(await rows(slice), dimension)) found.set(name, sumDays(of));
      if (dimension !== 'account') return found;
      const add = (id: string, more: Partial<Figures>): void =>
        void found.set(id, { ...(found.get(id) ?? sumDays([])), ...more });
      for (const [id, whole] of await figuresBy(ctx, [day], 'account', slice)) add(id, gaugesOf(whole));
      for (const [id, momentsPublished] of await moments(slice)) add(id, { momentsPublished });
      return found;
    },
  };
}

/** Rates of a whole day: what was sampled is kept by day, and a share does not grow with the hours. */
const gaugesOf = (f: Figures): Partial<Figures> => ({
  deviceSamples: f.deviceSamples,
  deviceOnline: f.deviceOnline,
  accountSamples: f.accountSamples,
  accountOnline: f.accountOnline,
  healthSum: f.healthSum,
  healthCount: f.healthCount,
});

const isIn = (row: CustomerDay, slice: Slice): boolean =>
  (['channel', 'account', 'member', 'team'] as const).every(
    (by) => slice[by] === undefined || row[by] === slice[by],
  );

function grouped(rows: readonly CustomerRow[], by: Dimension): Map<string, CustomerRow[]> {
  const groups = new Map<string, CustomerRow[]>();
  for (const r of rows) {
    const list = groups.get(r.row[by]);
    if (list) list.push(r);
    else groups.set(r.row[by], [r]);
  }
  return groups;
}
