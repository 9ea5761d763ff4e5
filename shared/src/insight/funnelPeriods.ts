import type { Words } from '../kernel';

/** The periods a person picks from, in menu order. Free of zod: the mini-program ships it. */
export const FUNNEL_PERIODS = [
  'today',
  'yesterday',
  'thisWeek',
  'lastWeek',
  'last7',
  'last30',
  'thisMonth',
] as const;
export type FunnelPeriod = (typeof FUNNEL_PERIODS)[number];
export const FUNNEL_PERIOD_NAMES: Record<FunnelPeriod, string> = {
  today: '今天',
  yesterday: '昨天',
  thisWeek: '本周',
  lastWeek: '上周',
  last7: '近7天',
  last30: '近30天',
  thisMonth: '本月',
};
const FUNNEL_PERIOD_NAMES_EN: Record<FunnelPeriod, string> = {
  today: 'Today',
  yesterday: 'Yesterday',
  thisWeek: 'This week',
  lastWeek: 'Last week',
  last7: 'Last 7 days',
  last30: 'Last 30 days',
  thisMonth: 'This month',
};

export const funnelPeriodNames = (w: Words): Readonly<Record<FunnelPeriod, string>> =>
  w(FUNNEL_PERIOD_NAMES, FUNNEL_PERIOD_NAMES_EN);
