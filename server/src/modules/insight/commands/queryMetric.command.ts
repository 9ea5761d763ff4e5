import { metricQuery } from '@cunkebao/shared/conversation';
import {
  METRIC_IDS,
  metricOf,
  metricName,
  METRICS,
  partsOf,
  sayChange,
  sayValue,
  verdictOf,
  VERDICT_MARKS,
  type Figures,
  type MetricId,
} from '@cunkebao/shared/insight';
import { addDays, dayOf, type Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, wordsIn, type Ctx } from '../../../kernel';
import { askedPeriod, whenSlot, type Period } from '../askedPeriod';
import { askedSlice } from '../askedSlice';
import { compareSlot, compareWith } from '../compareWith';
import { isEmpty, sayLastBusyDay } from '../emptiness';
import { figuresOf } from '../figuresOf';
import { isWhole, type Slice } from '../slice';
import { targetsOf } from '../targetStore';

const input = z.object({
  metric: z.enum(METRIC_IDS),
  when: whenSlot,
  compare: compareSlot,
  channel: z.string().max(40).optional(),
  account: z.string().max(16).optional(),
  operator: z.string().max(64).optional(),
});

/** 昨天新增好友 · 本周成交金额 对比上周 · 抖音A 近30天新增好友 */
export const queryMetric = command<z.input<typeof input>>(metricQuery, {
  async run(ctx, args) {
    const asked = input.parse(args);
    const { metric } = asked;
    const period = askedPeriod(ctx, asked.when, 'today');
    const { slice, of } = await askedSlice(ctx, metric, asked);
    const figures = await figuresOf(ctx, period.days, slice);
    const value = metricOf(metric, figures);
    const w = wordsIn(ctx);
    const { name } = METRICS[metric];
    const figure = `${of ? `${of} ` : ''}${metricName(metric, w)} ${sayValue(metric, value)}`;
    return {
      headline: w(`${figure}（${period.name}）`, `${figure} (${period.name})`),
      lines: [
        ...detail(metric, figures, w),
        ...(await comparisons(ctx, metric, value, period, slice, asked.compare)),
        ...(await targetLine(ctx, metric, value, period, slice)),
        ...(isEmpty(figures) && (value ?? 0) === 0
          ? [
              w('这段时间还没有数据。', 'No data of that time yet. ') +
                (await sayLastBusyDay(ctx, period.days.at(-1) ?? '', slice, w)),
            ]
          : []),
      ],
      buttons: [
        { text: w('为什么', 'Why'), say: `${name}为什么变化` },
        { text: w('渠道排行', 'Channels'), say: `${name}渠道排行` },
        { text: w('日报', 'Daily'), say: '日报' },
      ],
    };
  },
});

/** What a rate is made of, and how many refunds a sum of them is. */
function detail(metric: MetricId, figures: Figures, w: Words): string[] {
  if (metric === 'refunds')
    return figures.refunds > 0 ? [w(`共 ${figures.refunds} 笔`, `${figures.refunds} in all`)] : [];
  const parts = partsOf(metric);
  if (parts.length < 2) return [];
  return [parts.map((p) => `${metricName(p, w)} ${sayValue(p, metricOf(p, figures))}`).join(w('，', ', '))];
}

async function comparisons(
  ctx: Ctx,
  metric: MetricId,
  value: number | null,
  period: Period,
  slice: Slice,
  compare: z.infer<typeof compareSlot>,
): Promise<string[]> {
  const w = wordsIn(ctx);
  const running = period.days.at(-1) === dayOf(ctx.now, ctx.tz);
  const lines: string[] = [];
  for (const against of compareWith(ctx, period, compare, running)) {
    const previous = metricOf(metric, await against.stretch.figures(slice));
    const change = sayChange(metric, value, previous, w);
    const said = sayValue(metric, previous);
    lines.push(
      w(`对比 ${against.name}：${said}`, `Against ${against.name}: ${said}`) +
        (change ? w('，', ', ') + change : ''),
    );
  }
  return lines;
}

/** Targets are the company's, of a day or a month: other spans and slices are not judged. */
async function targetLine(
  ctx: Ctx,
  metric: MetricId,
  value: number | null,
  period: Period,
  slice: Slice,
): Promise<string[]> {
  const grain = period.days.length === 1 ? 'day' : isMonth(ctx, period) ? 'month' : null;
  if (!grain || !isWhole(slice)) return [];
  const target = (await targetsOf(ctx, grain))[metric];
  if (target === undefined) return [];
  const w = wordsIn(ctx);
  const what = grain === 'day' ? w('日目标', 'target of the day') : w('月目标', 'target of the month');
  return [`${VERDICT_MARKS[verdictOf(value, target)]} ${what} ${sayValue(metric, target)}`];
}

/** A whole month, or the running one so far. */
function isMonth(ctx: Ctx, { days }: Period): boolean {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? ''];
  const ends = last === dayOf(ctx.now, ctx.tz) || addDays(last, 1).endsWith('-01');
  return ends && first.endsWith('-01') && first.slice(0, 7) === last.slice(0, 7);
}
