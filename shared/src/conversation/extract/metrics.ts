import { stick, type Extractor } from './scan';

const WORDS: Record<string, readonly string[]> = {
  newFriends: [
    '新增好友数',
    '新增好友',
    '新好友',
    '新增粉丝',
    '加粉数',
    '加粉',
    '涨粉',
    '加人',
    '加好友',
    '好友增长',
    '新增人数',
    '新增',
    '加了多少人',
    'new friends',
  ],
  qualifiedFans: ['有效粉丝', '合格粉丝', '有效好友', '合格粉', '有效粉', 'qualified fans'],
  qualifiedRate: ['有效粉率', '有效率', '合格率', 'qualified rate'],
  requested: ['加人请求', '好友申请数', '申请人数'],
  momentsPublished: ['朋友圈条数', '朋友圈发布数', '朋友圈发布', '发圈数', '朋友圈数', '朋友圈'],
  reached: ['触达人数', '触达客户', '触达数', '触达量', '触达', 'reached'],
  consults: ['咨询人数', '咨询客户', '咨询量', '咨询数', '咨询', '询盘', 'consults'],
  deals: [
    '成交单数',
    '成交客户数',
    '成交客户',
    '成交人数',
    '成交量',
    '成交数',
    '订单数',
    '订单量',
    '成单数',
    '成单',
    '单量',
    '成交',
    'deals',
    'orders',
  ],
  amountCents: [
    '成交金额',
    '成交额',
    '销售额',
    '销售金额',
    '营业额',
    '流水',
    'gmv',
    '营收',
    '收入',
    '成交总额',
    'revenue',
    'sales',
  ],
  refunds: ['退款金额', '退款数', '退款', 'refunds'],
  activeCustomers: ['活跃客户数', '活跃客户', '活跃数', '活跃度', '活跃人数', 'active customers'],
  lost: ['流失客户数', '流失客户', '流失数', '流失人数', '流失', '掉粉数', '掉粉', '被删数', '被删'],
  deviceOnlineRate: ['设备在线率', '在线率'],
  accountOnlineRate: ['账号在线率', '微信号在线率'],
  averageHealth: ['平均健康分', '健康分均值', '健康分平均'],
  replySlaMet: ['回复及时率', '响应及时率', '回复达标率', '回复率', '及时回复率'],
  passRate: ['好友通过率', '加好友通过率', '通过率', 'pass rate'],
  conversion: ['成交转化率', '转化率', 'conversion'],
  passed: ['通过人数', '通过数'],
};

/** What is said → the id of domain.md §5, longest first. */
export const METRICS: readonly (readonly [string, string])[] = Object.entries(WORDS)
  .flatMap(([id, words]) => words.map((w) => [w, id] as const))
  .sort((a, b) => b[0].length - a[0].length);

/** A figure asked for in a sentence: 新增了多少好友, 卖了多少钱. */
const ASKED: readonly (readonly [RegExp, string])[] = [
  [/(?:新增|新加|加|涨|来)了?(?:多少|几)个?(?:新?好友|新?客户|人|粉丝|粉)/y, 'newFriends'],
  [/(?:成交|出|开)了?(?:多少|几)(?:单|个|笔|客户)/y, 'deals'],
  [/(?:成交|卖|赚|收|进账)了?多少(?:钱|金额|元|款)?/y, 'amountCents'],
  [/流失了?(?:多少|几)个?(?:客户|人|好友)?/y, 'lost'],
  [/触达了?(?:多少|几)个?(?:客户|人)/y, 'reached'],
  [/(?:多少|几)个?(?:人|客户)来?咨询|咨询了?(?:多少|几)个?(?:人|客户)/y, 'consults'],
  [/退了?(?:多少|几)(?:款|单|笔|钱)/y, 'refunds'],
  [/发了?(?:多少|几)条?个?朋友圈/y, 'momentsPublished'],
  [/(?:多少|几)个?(?:人|客户)通过|通过了?(?:多少|几)个?(?:人|好友)?/y, 'passed'],
];

export const metric: Extractor = (s, i) => {
  for (const [re, id] of ASKED) {
    const m = stick(re, s.text, i);
    if (m) return [{ end: i + m[0].length, value: id, cost: 0 }];
  }
  const hit = METRICS.find(([word]) => s.low.startsWith(word, i));
  // 发朋友圈 is an order, no figure
  if (!hit || (hit[0] === '朋友圈' && s.text.charAt(i - 1) === '发')) return [];
  // 加好友通过率 begins with 加好友: every shorter reading stays possible
  return METRICS.filter(([word]) => s.low.startsWith(word, i)).map(([word, id], k) => ({
    end: i + word.length,
    value: id,
    cost: 0.1 * k,
  }));
};
