import { metricWhy } from '@cunkebao/shared/conversation';
import {
  daysBefore,
  fellMost,
  METRIC_IDS,
  metricOf,
  METRICS,
  partsOf,
  sayChange,
  sayDays,
  sayValue,
  type Figures,
  type MetricId,
} from '@cunkebao/shared/insight';
import { z } from 'zod';
import { command, type Ctx, type Reply } from '../../../kernel';
import { askedPeriod, whenSlot, type Period } from '../askedPeriod';
import { askedSlice } from '../askedSlice';
import { isEmpty, sayLastBusyDay } from '../emptiness';
import { figuresOf } from '../figuresOf';
import { reasonsOf } from '../reasonsOf';
import type { Slice } from '../slice';

const input = z.object({ metric: z.enum(METRIC_IDS).optional(), when: whenSlot });

/**
 * 为什么掉了 · 上周成交金额为什么掉了: a day or a span against the one before, by channel, account and device. Without
 * a figure it is the one that fell most.
 */
export const explainMetric = command<z.input<typeof input>>(metricWhy, {
  async run(ctx, args) {
    const asked = input.parse(args);
    const period = askedPeriod(ctx, asked.when, 'today');
    const before = daysBefore(period.days);
    const { slice } = await askedSlice(ctx, asked.metric ?? 'newFriends', {});
    const now = await figuresOf(ctx, period.days, slice);
    const then = await figuresOf(ctx, before, slice);
    if (isEmpty(now) && isEmpty(then)) return nothingThere(ctx, period, slice);
    const metric = asked.metric ?? fellMost(now, then);
    if (!metric) return nothingFell(period, before);
    return explained(ctx, { metric, period, before, now, then, slice });
  },
});

interface Change {
  metric: MetricId;
  period: Period;
  before: readonly string[];
  now: Figures;
  then: Figures;
  slice: Slice;
}

async function explained(ctx: Ctx, c: Change): Promise<Reply> {
  const { metric, period, before } = c;
  const { name } = METRICS[metric];
  const [value, previous] = [metricOf(metric, c.now), metricOf(metric, c.then)];
  const oneDay = period.days.length === 1;
  const than = oneDay ? '前一天' : sayDays(before);
  const words = { than, during: oneDay ? '当天' : '这段时间' };
  const reasons = await reasonsOf(ctx, { days: period.days, before, ...words }, c.slice, partsOf(metric));
  const change = sayChange(metric, value, previous);
  return {
    headline: `${name} ${sayValue(metric, value)}（${period.name}）${change ? `，较${than}${change}` : ''}`,
    lines:
      reasons.length > 0 ? reasons.map((r, i) => `${i + 1}. ${r}`) : ['各渠道、账号和设备都没有明显变化'],
    buttons: [
      { text: '账号排行', say: `${name}账号排行` },
      { text: '离线设备', say: '离线设备' },
      { text: '日报', say: '日报' },
    ],
  };
}

const nothingFell = (period: Period, before: readonly string[]): Reply => ({
  headline: `${period.name} 没有指标比 ${sayDays(before)} 少`,
  lines: ['想看某一项，说出来就行，例如「成交金额为什么变化」'],
  buttons: [{ text: '日报', say: '日报' }],
});

const nothingThere = async (ctx: Ctx, period: Period, slice: Slice): Promise<Reply> => ({
  headline: `${period.name} 和之前都还没有数据，看不出变化`,
  lines: [await sayLastBusyDay(ctx, period.days.at(-1) ?? '', slice)],
  buttons: [{ text: '日报', say: '日报' }],
});
