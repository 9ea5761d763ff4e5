import { coveredDay, coveredMonth, coveredWeek } from '@cunkebao/shared/reports';
import { addDays, dayOf, type Said, type Words } from '@cunkebao/shared/kernel';
import { sayDays } from '@cunkebao/shared/insight';
import { briefReply } from './brief';
import type { Compose } from './compose';
import { dailyReply } from './dailyReply';
import { monthlyReply } from './monthlyReply';
import { sayMonth } from './monthlyReport';
import { sayWeek, weeklyReply } from './weeklyReply';

export const KINDS = ['daily', 'brief', 'weekly', 'monthly'] as const;
export type Kind = (typeof KINDS)[number];

interface ReportKind {
  name: Said;
  permission: string;
  /** when it goes out unless somebody says otherwise (domain.md §8) */
  usual: string;
  /** a sentence that subscribes to it */
  example: Said;
  compose: Compose;
  /** the days it tells of when sent at this moment */
  days(at: Date, tz: string): string[];
  /** what the report that would have gone out then is called, and the sentence that shows it */
  sayPeriod(at: Date, tz: string, w: Words): { name: string; say: string };
}

const monthDay = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
const yesterdayOf = (at: Date, tz: string): string => addDays(dayOf(at, tz), -1);
const first = (days: readonly string[]): string => days[0] ?? '';

/** Every report that can be asked for by the clock. */
export const REPORTS: Record<Kind, ReportKind> = {
  daily: {
    name: { zh: '日报', en: 'daily report' },
    permission: 'report.daily',
    usual: '0 18 * * *',
    example: { zh: '每天18:00给我发日报', en: 'subscribe daily report every day 18:00' },
    compose: (ctx, at, slice, more) => dailyReply(ctx, coveredDay(at, ctx.tz), slice, more),
    days: (at, tz) => [coveredDay(at, tz)],
    sayPeriod: (at, tz, w) => {
      const day = coveredDay(at, tz);
      return { name: day.slice(5), say: w(`${monthDay(day)}日报`, `daily report ${day}`) };
    },
  },
  brief: {
    name: { zh: '早报', en: 'morning brief' },
    permission: 'report.daily',
    usual: '0 9 * * *',
    example: { zh: '每天9点给我发早报', en: 'subscribe morning brief every day 9:00' },
    compose: (ctx, at, slice, more) => briefReply(ctx, yesterdayOf(at, ctx.tz), slice, more),
    days: (at, tz) => [yesterdayOf(at, tz)],
    sayPeriod: (at, tz, w) => {
      const day = yesterdayOf(at, tz);
      return { name: dayOf(at, tz).slice(5), say: w(`${monthDay(day)}日报`, `daily report ${day}`) };
    },
  },
  weekly: {
    name: { zh: '周报', en: 'weekly report' },
    permission: 'report.weekly',
    usual: '0 9 * * 1',
    example: { zh: '每周一9点给我发周报', en: 'subscribe weekly report every Monday 9:00' },
    compose: (ctx, at, slice, more) => weeklyReply(ctx, first(coveredWeek(at, ctx.tz)), slice, more),
    days: coveredWeek,
    sayPeriod: (at, tz, w) => {
      const week = coveredWeek(at, tz);
      return {
        name: sayDays(week, w),
        say: w(`${sayWeek(first(week))}周报`, `weekly report ${first(week)}`),
      };
    },
  },
  monthly: {
    name: { zh: '月报', en: 'monthly report' },
    permission: 'report.monthly',
    usual: '0 9 1 * *',
    example: { zh: '每月1号9点给我发月报', en: 'subscribe monthly report' },
    compose: (ctx, at, slice, more) => monthlyReply(ctx, first(coveredMonth(at, ctx.tz)), slice, more),
    days: coveredMonth,
    sayPeriod: (at, tz, w) => {
      const month = first(coveredMonth(at, tz));
      return {
        name: sayMonth(month, w),
        say: w(`${Number(month.slice(5, 7))}月月报`, `monthly report ${month.slice(0, 7)}`),
      };
    },
  },
};

export const nameOfKind = (kind: Kind, w: Words): string => w(REPORTS[kind].name.zh, REPORTS[kind].name.en);

export const exampleOf = (kind: Kind, w: Words): string =>
  w(REPORTS[kind].example.zh, REPORTS[kind].example.en);

export const isKind = (report: string): report is Kind => (KINDS as readonly string[]).includes(report);
