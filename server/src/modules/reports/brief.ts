import {
  daysBefore,
  MONTHLY_KPIS,
  metricName,
  monthOf,
  sayValue,
  type Kpi,
  type MetricId,
} from '@cunkebao/shared/insight';
import { addDays, dayOf, type Words } from '@cunkebao/shared/kernel';
import { wordsIn, type Ctx, type ImageSource, type Reply } from '../../kernel';
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
import { asNotice, latePrefix, noteLines, type More } from './compose';
import { dailyReport } from './dailyReport';
import { imageKey, readImageKey } from './imageKey';
import { headed, sayDay, sayKpi, sayScore, twoALine } from './kpiWords';
import { drawReport, headOf, type ReportFigures } from './reportChart';

interface MonthSoFar {
  day: string;
  kpis: Kpi[];
  trend: TrendPoint[];
}

const MOST_MISSED = 4;
const MOST_AWAY = 5;

/** The 09:00 brief: what yesterday missed, how far the month has come, and which phones are away right now. */
export async function briefReply(ctx: Ctx, yesterday: string, slice: Slice, more: More = {}): Promise<Reply> {
  const w = wordsIn(ctx);
  const report = await dailyReport(ctx, yesterday, slice, w);
  const title = `${latePrefix(more, w)}${w('早报', 'Morning brief')} ${sayDay(addDays(yesterday, 1), w)}`;
  const buttons = [
    { text: w('昨天日报', 'Yesterday'), say: '昨天日报' },
    { text: w('离线设备', 'Offline'), say: '离线设备' },
    { text: w('本月月报', 'Month'), say: '本月月报' },
  ];
  const now = await rightNow(ctx, yesterday, slice);
  const image = { report: 'briefReport', key: imageKey(yesterday, slice, w), alt: title };
  if (report.empty) {
    const last = await sayLastBusyDay(ctx, yesterday, slice, w);
    const headline = headed(title, w('昨天没有数据', 'no data yesterday'), w);
    return { headline, lines: [last, ...now, ...noteLines(more)], image, buttons };
  }
  const missed = report.kpis.filter((k) => k.verdict === 'missed' || k.verdict === 'near');
  const told = isWhole(slice) ? missed.slice(0, MOST_MISSED) : report.kpis.slice(0, MOST_MISSED);
  const figures =
    told.length > 0
      ? told.map((k) => sayKpi(k, w))
      : [w('昨天全部达标 👍', 'All targets were met yesterday 👍')];
  const month = await monthLine(ctx, yesterday, slice);
  const reasons = report.reasons.slice(0, 2).map((r, i) => `${i + 1}. ${r}`);
  const reply: Reply = {
    headline: headed(title, `${w('昨天 ', 'yesterday ')}${sayScore(report.kpis, w)}`.trim(), w),
    lines: [...twoALine(figures), ...month, ...reasons, ...now, ...noteLines(more)],
    image,
    buttons,
    link: { text: w('查看设备', 'Devices'), path: '/pages/fleet/devices/index' },
  };
  const sections = [
    { title: w('昨天', 'Yesterday'), lines: [...figures, ...reasons] },
    { title: w('现在', 'Now'), lines: [...month, ...now] },
  ];
  return asNotice(reply, more, sections, w);
}

/** 本月：新增好友 1,204/3,000（40%，时间过了 63%） */
async function monthLine(ctx: Ctx, yesterday: string, slice: Slice): Promise<string[]> {
  if (!isWhole(slice)) return [];
  const w = wordsIn(ctx);
  const { kpis } = await monthSoFar(ctx, yesterday, slice);
  const told = kpis.filter((k) => k.metric === 'newFriends' || k.metric === 'amountCents');
  const passed = Math.round((Number(yesterday.slice(8)) / monthOf(yesterday).length) * 100);
  const progress = told.map((k) => {
    const id = k.metric as MetricId;
    const share = Math.round((k.value / (k.target || 1)) * 100);
    return `${metricName(id, w)} ${sayValue(id, k.value)}${w(`（${share}%）`, ` (${share}%)`)}`;
  });
  const month = Number(yesterday.slice(5, 7));
  return [
    w(
      `${month}月目标：${progress.join('、')}，时间过了 ${passed}%`,
      `Targets of ${yesterday.slice(0, 7)}: ${progress.join(', ')}; ${passed}% of the time has passed`,
    ),
  ];
}

/** Only of this morning: yesterday's brief asked for again says nothing of now. */
async function rightNow(ctx: Ctx, yesterday: string, slice: Slice): Promise<string[]> {
  if (!isWhole(slice) || addDays(yesterday, 1) !== dayOf(ctx.now, ctx.tz)) return [];
  const { away, all } = await devicesAway(ctx);
  if (all === 0) return [];
  const w = wordsIn(ctx);
  if (away.length === 0) return [w(`✅ ${all} 台设备现在全部在线`, `✅ All ${all} devices are online now`)];
  const more = away.length > MOST_AWAY ? w(' 等', ' …') : '';
  const named = away.slice(0, MOST_AWAY).join(w('、', ', ')) + more;
  return [
    w(
      `⚠️ 现在 ${away.length}/${all} 台设备不在线：${named}`,
      `⚠️ ${away.length} of ${all} devices are not online now: ${named}`,
    ),
  ];
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

export const briefImage: ImageSource<MonthSoFar & { w: Words }> = {
  name: 'briefReport',
  async load(ctx, text) {
    const { day, slice, w } = readImageKey(text);
    return { ...(await monthSoFar(ctx, day, slice)), w };
  },
  draw: (figures) => drawReport(shown(figures)),
  drawCard: (figures) => drawReport(headOf(shown(figures))),
};

const shown = ({ day, kpis, trend, w }: MonthSoFar & { w: Words }): ReportFigures => ({
  title: w(
    `早报 ${addDays(day, 1)}：${Number(day.slice(5, 7))}月目标进度`,
    `Morning brief ${addDays(day, 1)}: targets of ${day.slice(0, 7)}`,
  ),
  span: w('近 14 天', 'Last 14 days'),
  w,
  trend,
  kpis,
  running: true,
  strong: (d) => d === day,
});
