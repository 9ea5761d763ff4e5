import type { CommandSpec } from '../spec';
import { choice, optional, past, repeat, text } from './slots';

const group = '数据';
const REPORTS = {
  日报: 'daily',
  日报表: 'daily',
  早报: 'brief',
  晨报: 'brief',
  简报: 'brief',
  周报: 'weekly',
  周复盘: 'weekly',
  复盘: 'weekly',
  月报: 'monthly',
  daily: 'daily',
  weekly: 'weekly',
  monthly: 'monthly',
  brief: 'brief',
  'daily report': 'daily',
  'weekly report': 'weekly',
  'weekly review': 'weekly',
  'monthly report': 'monthly',
  'morning brief': 'brief',
};

export const reportDaily: CommandSpec = {
  id: 'report.daily',
  group,
  names: ['日报'],
  aliases: ['daily'],
  summary: '看一天的经营日报',
  summaryEn: 'The daily report',
  examples: ['日报', '昨天日报', '早报'],
  slots: {
    when: optional(past()),
    report: optional(choice({ 早报: 'brief', 晨报: 'brief', 简报: 'brief', 'morning brief': 'brief' })),
  },
  permission: 'report.daily',
  risk: 'read',
  menuFor: ['owner', 'product', 'userOps', 'viewer'],
  version: 1,
};

export const reportWeekly: CommandSpec = {
  id: 'report.weekly',
  group,
  names: ['周报', '复盘', '周复盘'],
  aliases: ['weekly', 'review'],
  summary: '看一周的复盘',
  summaryEn: 'The weekly review',
  examples: ['周报', '复盘'],
  slots: { when: optional(past()) },
  permission: 'report.weekly',
  risk: 'read',
  menuFor: ['owner', 'product'],
  version: 1,
};

export const reportMonthly: CommandSpec = {
  id: 'report.monthly',
  group,
  names: ['月报', '月度报告'],
  aliases: ['monthly', 'monthly report'],
  summary: '看一个月的经营月报',
  summaryEn: 'The monthly report',
  examples: ['月报'],
  slots: { when: optional(past()) },
  permission: 'report.monthly',
  risk: 'read',
  menuFor: ['owner'],
  version: 1,
};

export const reportQuarterly: CommandSpec = {
  id: 'report.quarterly',
  group,
  names: ['季报', '季度报告'],
  aliases: ['quarterly', 'quarterly report'],
  summary: '看一个季度的经营季报',
  summaryEn: 'The quarterly report',
  examples: ['季报', '上季度季报'],
  slots: { when: optional(past()) },
  permission: 'report.quarterly',
  risk: 'read',
  version: 1,
};

export const reportSubscribe: CommandSpec = {
  id: 'report.subscribe',
  group,
  names: ['订阅'],
  aliases: ['subscribe'],
  summary: '定时把报告发给你或一个群',
  summaryEn: 'Send a report on a schedule',
  examples: ['每天18:00给我发日报', '把日报发到 运营群'],
  slots: {
    report: choice(REPORTS, {
      zh: '订阅哪种报告？日报、周报还是月报',
      en: 'Which report? The daily, weekly or monthly report',
    }),
    repeat: optional(
      repeat({ zh: '什么时候发？例如 每天18:00', en: 'When should it be sent? For example daily 18:00' }),
    ),
    chat: optional(text({ zh: '发到哪个群？', en: 'To which group chat?' })),
  },
  permission: 'report.subscribe',
  risk: 'write',
  version: 1,
};

export const reportUnsubscribe: CommandSpec = {
  id: 'report.unsubscribe',
  group,
  names: ['取消订阅', '取消推送'],
  aliases: ['unsubscribe'],
  summary: '不再定时收某种报告',
  summaryEn: 'Stop a scheduled report',
  examples: ['退订日报'],
  slots: { report: optional(choice(REPORTS)) },
  permission: 'report.unsubscribe',
  risk: 'write',
  version: 1,
};

export const reports = [
  reportDaily,
  reportWeekly,
  reportMonthly,
  reportQuarterly,
  reportSubscribe,
  reportUnsubscribe,
] as const;
