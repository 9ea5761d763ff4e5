import {
  daysBefore,
  MONTHLY_KPIS,
  monthOf,
  sayValue,
  type Kpi,
  type MetricId,
} from '@cunkebao/shared/insight';
import { addDays, dayOf } from '@cunkebao/shared/kernel';
import type { Ctx, ImageSource, Reply } from '../../kernel';
import {
  devicesAway,
  isWhole,
  kpisOfPeriod,
  sayLastBusyDay,
  targetsOf,
  trendOf,
  type Slice,
  type TrendPoint,
} from '../insight';
import { latePrefix, noteLines, type More } from './compose';
import { dailyReport } from './dailyReport';
import { imageKey, readImageKey } from './imageKey';
import { kpiLines, sayDay, sayScore } from './kpiWords';
import { drawReport } from './reportChart';

interface MonthSoFar {
  day: string;
  kpis: Kpi[];
  trend: TrendPoint[];
}

const MOST_MISSED = 4;
const MOST_AWAY = 5;

/** The 09:00 brief: what yesterday missed, how far the month has come, and which phones are away right now. */
export async function briefReply(ctx: Ctx, yesterday: string, slice: Slice, more: More = {}): Promise<Reply> {
  const report = await dailyReport(ctx, yesterday, slice);
  const title = `${latePrefix(more)}早报 ${sayDay(addDays(yesterday, 1))}`;
  const buttons = [
    { text: '昨天日报', say: '昨天日报' },
    { text: '离线设备', say: '离线设备' },
    { text: '本月月报', say: '本月月报' },
  ];
  const now = await rightNow(ctx, yesterday, slice);
  const image = { report: 'briefReport', key: imageKey(yesterday, slice), alt: title };
  if (report.empty) {
    const last = await sayLastBusyDay(ctx, yesterday, slice);
    return { headline: `${title}：昨天没有数据`, lines: [last, ...now, ...noteLines(more)], image, buttons };
  }
  const missed = report.kpis.filter((k) => k.verdict === 'missed' || k.verdict === 'near');
  const told = isWhole(slice) ? missed.slice(0, MOST_MISSED) : report.kpis.slice(0, MOST_MISSED);
  return {
    headline: `${title}：昨天${sayScore(report.kpis).replace('：', ' ')}`,
    lines: [
      ...(told.length > 0 ? kpiLines(told) : ['昨天全部达标 👍']),
      ...(await monthLine(ctx, yesterday, slice)),
      ...report.reasons.slice(0, 2).map((r, i) => `${i + 1}. ${r}`),
      ...now,
      ...noteLines(more),
    ],
    image,
    buttons,
    link: { text: '查看设备', path: '/pages/fleet/devices/index' },
  };
}

/** 本月：新增好友 1,204/3,000（40%，时间过了 63%） */
async function monthLine(ctx: Ctx, yesterday: string, slice: Slice): Promise<string[]> {
  if (!isWhole(slice)) return [];
  const { kpis } = await monthSoFar(ctx, yesterday, slice);
  const told = kpis.filter((k) => k.metric === 'newFriends' || k.metric === 'amountCents');
  const passed = Math.round((Number(yesterday.slice(8)) / monthOf(yesterday).length) * 100);
  const progress = told.map(
    (k) =>
      `${k.name} ${sayValue(k.metric as MetricId, k.value)}（${Math.round((k.value / (k.target || 1)) * 100)}%）`,
  );
  return [`${Number(yesterday.slice(5, 7))}月目标：${progress.join('、')}，时间过了 ${passed}%`];
}

/** Only of this morning: yesterday's brief asked for again says nothing of now. */
async function rightNow(ctx: Ctx, yesterday: string, slice: Slice): Promise<string[]> {
  if (!isWhole(slice) || addDays(yesterday, 1) !== dayOf(ctx.now, ctx.tz)) return [];
  const { away, all } = await devicesAway(ctx);
  if (all === 0) return [];
  if (away.length === 0) return [`✅ ${all} 台设备现在全部在线`];
  const more = away.length > MOST_AWAY ? ' 等' : '';
  return [`⚠️ 现在 ${away.length}/${all} 台设备不在线：${away.slice(0, MOST_AWAY).join('、')}${more}`];
}

/** The month up to yesterday, against the whole month's targets at the pace it should have. */
async function monthSoFar(ctx: Ctx, yesterday: string, slice: Slice): Promise<MonthSoFar> {
  const month = monthOf(yesterday);
  const days = month.filter((d) => d <= yesterday);
  const targets = await targetsOf(ctx, 'month');
  const asked = { metrics: MONTHLY_KPIS, days, before: daysBefore(days), targets };
  const kpis = await kpisOfPeriod(ctx, { ...asked, pace: days.length / month.length }, slice);
  return { day: yesterday, kpis, trend: await trendOf(ctx, yesterday, slice) };
}

export const briefImage: ImageSource<MonthSoFar> = {
  name: 'briefReport',
  load(ctx, text) {
    const { day, slice } = readImageKey(text);
    return monthSoFar(ctx, day, slice);
  },
  draw: ({ day, kpis, trend }) =>
    drawReport({
      title: `早报 ${addDays(day, 1)}：${Number(day.slice(5, 7))}月目标进度`,
      span: '近 14 天',
      trend,
      kpis,
      running: true,
      strong: (d) => d === day,
    }),
};
