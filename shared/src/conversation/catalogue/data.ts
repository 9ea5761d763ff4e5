import type { CommandSpec } from '../spec';
import {
  account,
  ASK_METRIC,
  channel,
  choice,
  metric,
  money,
  number,
  operator,
  optional,
  past,
  text,
} from './slots';

const group = '数据';

export const metricQuery: CommandSpec = {
  id: 'metric.query',
  group,
  names: ['指标', '数据'],
  aliases: ['metric', 'query'],
  summary: '查一个指标，可以带时间、渠道、对比',
  summaryEn: 'One figure, with period and comparison',
  examples: ['昨天新增好友', '本周成交金额 对比上周'],
  slots: {
    metric: metric(ASK_METRIC),
    when: optional(past()),
    compare: optional(past()),
    channel: optional(channel()),
    account: optional(account()),
    operator: optional(operator()),
  },
  permission: 'metric.query',
  risk: 'read',
  menuFor: ['product', 'viewer'],
  version: 1,
};

export const metricRank: CommandSpec = {
  id: 'metric.rank',
  group,
  names: ['排名', '排行'],
  aliases: ['rank', 'top'],
  summary: '按一个指标给账号、同事或渠道排名',
  summaryEn: 'Rank accounts, people or channels',
  examples: ['本周加人最多的账号'],
  slots: {
    metric: metric(ASK_METRIC),
    by: optional(
      choice({
        账号: 'account',
        微信号: 'account',
        号: 'account',
        设备: 'device',
        同事: 'operator',
        员工: 'operator',
        人: 'operator',
        渠道: 'channel',
        客户: 'customer',
      }),
    ),
    order: optional(choice({ 最多: 'desc', 最高: 'desc', 最少: 'asc', 最低: 'asc' })),
    when: optional(past()),
    number: optional(number()),
  },
  permission: 'metric.rank',
  risk: 'read',
  version: 1,
};

export const metricWhy: CommandSpec = {
  id: 'metric.why',
  group,
  names: ['原因分析'],
  aliases: ['why'],
  summary: '分析一个指标为什么变化',
  summaryEn: 'Why a figure moved',
  examples: ['为什么掉了', '昨天新增好友为什么掉了'],
  slots: { metric: optional(metric()), when: optional(past()) },
  permission: 'metric.why',
  risk: 'read',
  version: 1,
};

export const funnelShow: CommandSpec = {
  id: 'funnel.show',
  group,
  names: ['漏斗', '转化漏斗'],
  aliases: ['funnel'],
  summary: '看客户走到哪一步、在哪流失',
  summaryEn: 'The funnel of a period',
  examples: ['本周漏斗', '抖音A 近30天漏斗'],
  slots: {
    when: optional(past()),
    channel: optional(channel()),
    funnel: optional(choice({ 获客: 'acquisition', 社群: 'community' })),
  },
  permission: 'funnel.show',
  risk: 'read',
  menuFor: ['owner', 'product', 'viewer'],
  version: 1,
};

export const rfmShow: CommandSpec = {
  id: 'rfm.show',
  group,
  names: ['RFM', 'RFM分析', '客户分层', '客户价值分布'],
  aliases: ['rfm'],
  summary: '看客户价值分层',
  summaryEn: 'RFM segments',
  examples: ['RFM'],
  slots: {},
  permission: 'rfm.show',
  risk: 'read',
  version: 1,
};

export const retentionShow: CommandSpec = {
  id: 'retention.show',
  group,
  names: ['留存', '留存率', '留存分析'],
  aliases: ['retention'],
  summary: '看客户留存',
  summaryEn: 'Retention of customers',
  examples: ['留存', '近30天留存'],
  slots: { when: optional(past()), number: optional(number()) },
  permission: 'retention.show',
  risk: 'read',
  version: 1,
};

export const healthIndex: CommandSpec = {
  id: 'health.index',
  group,
  names: ['私域健康度', '健康度', '健康度指数'],
  aliases: ['health index'],
  summary: '看私域健康度指数和每一项得分',
  summaryEn: 'The private-domain health index',
  examples: ['私域健康度'],
  slots: { when: optional(past()) },
  permission: 'health.index',
  risk: 'read',
  version: 1,
};

export const targetSet: CommandSpec = {
  id: 'target.set',
  group,
  names: ['目标', '设目标', '设置目标'],
  aliases: ['target', 'set target'],
  summary: '设定一个指标的目标',
  summaryEn: 'Set the target of a figure',
  examples: ['目标 新增好友 120'],
  slots: {
    metric: metric(ASK_METRIC),
    number: number({ zh: '目标是多少？例如 120', en: 'What is the target? For example 120' }),
    when: optional(past()),
  },
  permission: 'target.set',
  risk: 'write',
  version: 1,
};

export const costAdd: CommandSpec = {
  id: 'cost.add',
  group,
  names: ['记成本', '登记成本', '录入成本'],
  aliases: ['add cost'],
  summary: '记一笔成本，用于算 ROI',
  summaryEn: 'Record a cost',
  examples: ['记成本 10月 广告 2万'],
  slots: {
    money: money({ zh: '多少钱？例如 2万', en: 'How much? For example 20000' }),
    text: optional(text({ zh: '什么成本？例如 广告', en: 'A cost of what kind? For example ads' })),
    when: optional(past()),
    channel: optional(channel()),
  },
  permission: 'cost.add',
  risk: 'write',
  version: 1,
};

export const performanceShow: CommandSpec = {
  id: 'performance.show',
  group,
  names: ['业绩', '绩效'],
  aliases: ['performance'],
  summary: '看自己或同事的业绩',
  summaryEn: 'Performance of you or a colleague',
  examples: ['我的业绩 本月'],
  slots: { operator: optional(operator()), when: optional(past()) },
  permission: 'performance.show',
  risk: 'read',
  version: 1,
};

export const experimentShow: CommandSpec = {
  id: 'experiment.show',
  group,
  names: ['实验', '实验结果', 'AB测试'],
  aliases: ['experiments', 'ab test'],
  summary: '看实验进展和结论',
  summaryEn: 'Experiments and their results',
  examples: ['实验'],
  slots: { text: optional(text()) },
  permission: 'experiment.show',
  risk: 'read',
  version: 1,
};

export const data = [
  metricQuery,
  metricRank,
  metricWhy,
  funnelShow,
  rfmShow,
  retentionShow,
  healthIndex,
  targetSet,
  costAdd,
  performanceShow,
  experimentShow,
] as const;
