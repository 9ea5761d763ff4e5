import type { Words } from '../kernel';

export type MetricUnit = 'count' | 'yuan' | 'percent';

export interface Metric {
  name: string;
  unit: MetricUnit;
  /** whether more of it is good news */
  good: 'more' | 'less';
}

/** Every figure people can ask for (domain.md §5), by its id. Percents are integers in ten-thousandths, yuan in cents. */
export const METRICS = {
  newFriends: { name: '新增好友', unit: 'count', good: 'more' },
  qualifiedFans: { name: '有效粉', unit: 'count', good: 'more' },
  qualifiedRate: { name: '有效率', unit: 'percent', good: 'more' },
  passed: { name: '通过人数', unit: 'count', good: 'more' },
  requested: { name: '加人请求', unit: 'count', good: 'more' },
  passRate: { name: '通过率', unit: 'percent', good: 'more' },
  momentsPublished: { name: '朋友圈', unit: 'count', good: 'more' },
  reached: { name: '触达客户', unit: 'count', good: 'more' },
  consults: { name: '咨询', unit: 'count', good: 'more' },
  deals: { name: '成交客户', unit: 'count', good: 'more' },
  amountCents: { name: '成交金额', unit: 'yuan', good: 'more' },
  refunds: { name: '退款金额', unit: 'yuan', good: 'less' },
  conversion: { name: '转化率', unit: 'percent', good: 'more' },
  activeCustomers: { name: '活跃客户', unit: 'count', good: 'more' },
  lost: { name: '流失客户', unit: 'count', good: 'less' },
  deviceOnlineRate: { name: '设备在线率', unit: 'percent', good: 'more' },
  accountOnlineRate: { name: '账号在线率', unit: 'percent', good: 'more' },
  averageHealth: { name: '平均健康分', unit: 'count', good: 'more' },
  replySlaMet: { name: '回复达标率', unit: 'percent', good: 'more' },
} as const satisfies Record<string, Metric>;

export type MetricId = keyof typeof METRICS;

const NAMES_EN: Record<MetricId, string> = {
  newFriends: 'new friends',
  qualifiedFans: 'qualified fans',
  qualifiedRate: 'qualified rate',
  passed: 'accepted',
  requested: 'requests',
  passRate: 'acceptance rate',
  momentsPublished: 'moments',
  reached: 'customers reached',
  consults: 'consultations',
  deals: 'deals',
  amountCents: 'order amount',
  refunds: 'refunds',
  conversion: 'conversion',
  activeCustomers: 'active customers',
  lost: 'customers lost',
  deviceOnlineRate: 'device online rate',
  accountOnlineRate: 'account online rate',
  averageHealth: 'mean health',
  replySlaMet: 'replies in time',
};

export const metricName = (id: MetricId, w: Words): string => w(METRICS[id].name, NAMES_EN[id]);
export const METRIC_IDS = Object.keys(METRICS) as MetricId[];
export const isMetric = (id: string): id is MetricId => Object.hasOwn(METRICS, id);
