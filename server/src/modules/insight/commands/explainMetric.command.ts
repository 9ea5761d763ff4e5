import { metricWhy } from '@cunkebao/shared/conversation';
import {
  fellMost,
  METRIC_IDS,
  metricOf,
  metricName,
  METRICS,
  partsOf,
  sayChange,
  sayDays,
  sayValue,
  type Figures,
  type MetricId,
} from '@cunkebao/shared/insight';
import { z } from 'zod';
import type { Words } from '@cunkebao/shared/kernel';
import { command, wordsIn, type Ctx, type Reply } from '../../../kernel';
import { askedPeriod, whenSlot, type Period } from '../askedPeriod';
import { askedSlice } from '../askedSlice';
import { isEmpty, sayLastBusyDay } from '../emptiness';
import { figuresOf } from '../figuresOf';
import { reasonsOf } from '../reasonsOf';
import type { Slice } from '../slice';
import { stretchBefore } from '../stretchBefore';
import type { Stretch } from '../wholeDays';

const input = z.object({ metric: z.enum(METRIC_IDS).optional(), when: whenSlot });

/**
 * 为什么掉了 · 上周成交金额为什么掉了: a day or a span against the one before, by channel, account and device. Without
 * a figure it is the one that fell most.
 */
export const explainMetric = command<z.input<typeof input>>(metricWhy, {
  async run(ctx, args) {
    const asked = input.parse(args);
    const period = askedPeriod(ctx, asked.when, 'today');
    const before = stretchBefore(ctx, period.days);
    const { slice } = await askedSlice(ctx, asked.metric ?? 'newFriends', {});
    const now = await figuresOf(ctx, period.days, slice);
    const then = await before.figures(slice);
    if (isEmpty(now) && isEmpty(then)) return nothingThere(ctx, period, slice);
    const metric = asked.metric ?? fellMost(now, then);
    if (!metric) return nothingFell(period, before, wordsIn(ctx));
    return explained(ctx, { metric, period, before, now, then, slice });
  },
});

interface Change {
  metric: MetricId;
  period: Period;
  before: Stretch;
  now: Figures;
  then: Figures;
  slice: Slice;
}

async function explained(ctx: Ctx, c: Change): Promise<Reply> {
  const { metric, period, before } = c;
  const w = wordsIn(ctx);
  const { name } = METRICS[metric];
  const [value, previous] = [metricOf(metric, c.now), metricOf(metric, c.then)];
  const oneDay = period.days.length === 1;
  const than = sayThan(before, oneDay, w);
  const words = { than, during: oneDay ? w('当天', 'that day') : w('这段时间', 'then') };
  const compared = { days: period.days, before, ...words };
  const reasons = await reasonsOf(ctx, compared, c.slice, partsOf(metric), w);
  const change = sayChange(metric, value, previous, w);
  const figure = `${metricName(metric, w)} ${sayValue(metric, value)}`;
  const none = w('各渠道、账号和设备都没有明显变化', 'No channel, account or device changed much');
  return {
    headline:
      w(`${figure}（${period.name}）`, `${figure} (${period.name})`) +
      (change ? w(`，较${than}${change}`, `, ${change} against ${than}`) : ''),
    lines: reasons.length > 0 ? reasons.map((r, i) => `${i + 1}. ${r}`) : [none],
    buttons: [
      { text: w('账号排行', 'Accounts'), say: `${name}账号排行` },
      { text: w('离线设备', 'Offline'), say: '离线设备' },
      daily(w),
    ],
  };
}

function sayThan(before: Stretch, oneDay: boolean, w: Words): string {
  if (before.until) return w('昨天同一时间', 'yesterday by this time');
  return oneDay ? w('前一天', 'the day before') : sayDays(before.days, w);
}

const daily = (w: Words) => ({ text: w('日报', 'Daily'), say: '日报' });

const nothingFell = (period: Period, before: Stretch, w: Words): Reply => ({
  headline: w(
    `${period.name} 没有指标比${sayThan(before, false, w)}少`,
    `${period.name}: no figure is lower than ${sayThan(before, false, w)}`,
  ),
  lines: [
    w(
      '想看某一项，说出来就行，例如「成交金额为什么变化」',
      'To look at one of them, name it in the question',
    ),
  ],
  buttons: [daily(w)],
});

async function nothingThere(ctx: Ctx, period: Period, slice: Slice): Promise<Reply> {
  const w = wordsIn(ctx);
  return {
    headline: w(
      `${period.name} 和之前都还没有数据，看不出变化`,
      `${period.name} and the time before have no data yet, so no change can be seen`,
    ),
    lines: [await sayLastBusyDay(ctx, period.days.at(-1) ?? '', slice, w)],
    buttons: [daily(w)],
  };
}
