import { numberAt } from '../number';
import { leaf, type AudienceLeaf, type AudienceRule, type Read } from './rule';
import { bareTag, taggedByWord } from './tagConditions';
import { comparison } from './figures';
import { account } from './ids';
import { dictionaryAt } from './names';
import type { Scan } from './scan';
import { said, stick } from './scan';

const TOUCH = '互动|联系|说话|聊天|回复|沟通|触达|活跃|回消息|发消息|登录|响应';
const BUY = '下单|购买|成交|消费|买东西|买过东西|复购|交易|付款|买';
const SPAN = '(\\d{1,4}|[一二两三四五六七八九十百半]{1,4})个?(天|周|星期|礼拜|(?<=个)月|年)';
const IDLE = new RegExp(
  `(?:已经?|超过|连续|近|最近|过去|有)?\\s?${SPAN}(?:以上|多)?(?:都|内|里|以?来)?(?:一直)?(?:未|没有?|无|不)(?:再|有|曾)?(${TOUCH}|${BUY})(?:过|了)?`,
  'y',
);
const DID = new RegExp(
  `(?:近|最近|过去)?\\s?${SPAN}(?:内|里|以内)?(?:有过?)?(${TOUCH}|${BUY}|下过单|买过|成交过|互动过|新增|新加|加)(?:过|的|了)?`,
  'y',
);

/** Fixed wording, longest first where one begins another. */
const FIXED: [RegExp, AudienceRule][] = [
  [
    /(?:从未|从没|没有?|未|无)(?:下过?单|过?订单|成交过?|购买过?|消费过?|买过)|无单|没单|零订单|未成交/y,
    leaf('orders', '=', 0),
  ],
  [
    /已成交|有?过(?:成交|订单|消费|购买)|成交过|下过单|已下单|买过|购买过|有订单|已购买?|消费过|有成交|老客户|成交(?:客户)?/y,
    leaf('orders', '>', 0),
  ],
  [/复购(?:过|客户)?|多次购买/y, leaf('orders', '>=', 2)],
  [/新客户?|新手期|新人/y, leaf('stage', 'is', 'newcomer')],
  [/成长期/y, leaf('stage', 'is', 'growing')],
  [/成熟期/y, leaf('stage', 'is', 'mature')],
  [/沉睡|休眠/y, leaf('state', 'is', 'dormant')],
  [/流失风险|快流失|可能流失|要流失|即将流失|流失预警/y, leaf('state', 'is', 'churnRisk')],
  [/已?流失/y, leaf('state', 'is', 'lost')],
  [/活跃/y, leaf('state', 'is', 'active')],
  [/(?:所有|全部|全体)(?:的)?(?=客户|好友|用户|人)|全部好友|所有人/y, leaf('pool', 'is', '全部好友')],
];
const SEGMENT =
  /(?:rfm\s?)?(重要价值|重要发展|重要保持|重要挽留|一般价值|一般发展|一般保持|一般挽留|高价值社交达人|潜力新客|沉睡会员)/iy;
const UNIT_DAYS: Record<string, number> = { 天: 1, 日: 1, 周: 7, 星期: 7, 礼拜: 7, 月: 30, 年: 365 };
const FIGURE =
  /(订单数?|单数|下单次数|下单|购买次数|消费金额|消费|金额|客单价|累计消费|客户分|评分|得分|分数)(?=.)/y;
const FIGURES: Record<string, AudienceLeaf['field']> = {
  消费金额: 'amountCents',
  消费: 'amountCents',
  金额: 'amountCents',
  客单价: 'amountCents',
  累计消费: 'amountCents',
  客户分: 'score',
  评分: 'score',
  得分: 'score',
  分数: 'score',
};

/** One condition of an audience at `i`. */
export function conditionAt(s: Scan, i: number): Read | null {
  return (
    idle(s, i) ??
    did(s, i) ??
    figure(s, i) ??
    segment(s, i) ??
    taggedByWord(s, i) ??
    fixed(s, i) ??
    addedIn(s, i) ??
    origin(s, i) ??
    bareTag(s, i)
  );
}

const days = (n: string, unit: string): number => {
  const count = n === '半' ? 0.5 : (numberAt(n, 0)?.value ?? 0);
  return Math.round(count * (UNIT_DAYS[unit] ?? 1));
};

const fieldOf = (what: string): 'lastTouchDays' | 'lastPurchaseDays' =>
  new RegExp(`^(?:${TOUCH})过?$`).test(what) ? 'lastTouchDays' : 'lastPurchaseDays';

function idle(s: Scan, i: number): Read | null {
  const m = stick(IDLE, s.text, i);
  if (!m) return null;
  return {
    rule: leaf(fieldOf(m[3] ?? ''), '>=', days(m[1] ?? '', m[2] ?? '')),
    end: i + m[0].length,
    cost: 0,
  };
}

function did(s: Scan, i: number): Read | null {
  // 上半年 is a period, no half a year
  if (/[上下前]/.test(s.text.charAt(i - 1))) return null;
  const m = stick(DID, s.text, i);
  if (!m) return null;
  const field = /加|增/.test(m[3] ?? '') ? 'addedDays' : fieldOf(m[3] ?? '');
  const cost = field === 'addedDays' ? 0.4 : 0;
  return { rule: leaf(field, '<=', days(m[1] ?? '', m[2] ?? '')), end: i + m[0].length, cost };
}

function figure(s: Scan, i: number): Read | null {
  const m = stick(FIGURE, s.text, i);
  if (!m?.[1]) return null;
  const found = comparison(s, i + m[1].length, { type: 'comparison', choices: { '': 'orders' } })[0];
  if (!found) return null;
  const { op, value, max } = found.value as { op: AudienceLeaf['op']; value: number; max?: number };
  const field = FIGURES[m[1]] ?? 'orders';
  const scale = field === 'amountCents' ? 100 : 1;
  const rule: AudienceLeaf = { field, op, value: Math.round(value * scale) };
  if (max !== undefined) rule.max = Math.round(max * scale);
  return { rule, end: found.end, cost: 0 };
}

function segment(s: Scan, i: number): Read | null {
  const m = stick(SEGMENT, s.text, i);
  return m && { rule: leaf('segment', 'is', m[1]), end: i + m[0].length, cost: 0 };
}

function fixed(s: Scan, at: number): Read | null {
  if (dictionaryAt(s, at, s.context.dictionary?.tags).length > 0) return null;
  const lead = stick(/有|是|属于|处于|已经|正在/y, s.text, at)?.[0].length ?? 0;
  return wording(s, at) ?? (lead > 0 ? wording(s, at + lead) : null);
}

function wording(s: Scan, i: number): Read | null {
  for (const [re, rule] of FIXED) {
    const m = stick(re, s.text, i);
    if (m && m[0].length > 0 && !tagFollows(s, i + m[0].length))
      return { rule, end: i + m[0].length, cost: 0.1 };
  }
  return null;
}

/** 沉睡标签 is a tag of that name, not the state. */
const tagFollows = (s: Scan, i: number): boolean => s.text.startsWith('标签', i);

/** 昨天新增, 上周加的: when the friendship began. */
function addedIn(s: Scan, i: number): Read | null {
  const t = s.time(i, 'past');
  if (!t || t.value.kind !== 'range') return null;
  const m = stick(/(?:新增|新加|加进来|加入|添加|加|进来|成为好友)(?:的|了)?/y, s.text, t.end);
  return (
    m && {
      rule: leaf('addedAt', 'in', { from: t.value.from, to: t.value.to }),
      end: t.end + m[0].length,
      cost: 0.4,
    }
  );
}

/** 来自抖音A, 抖音A渠道, 流量池X, A-0031的好友, 北京地区. */
function origin(s: Scan, i: number): Read | null {
  return friendsOf(s, i) ?? placed(s, i);
}

function friendsOf(s: Scan, i: number): Read | null {
  const a = account(s, i, { type: 'account' })[0];
  if (!a || typeof a.value !== 'string') return null;
  const m = stick(/的?(?=好友|客户|粉丝)/y, s.text, a.end);
  return m && { rule: leaf('account', 'is', a.value), end: a.end + m[0].length, cost: 0 };
}

const NAMED = '[\\u4e00-\\u9fa5A-Za-z0-9]';
const END = '(?=的|且|并|,|、|客户|和|$)';
const PLACES: readonly (readonly [RegExp, AudienceLeaf['field']])[] = [
  [new RegExp(`(?:来自|通过)\\s?(${NAMED}{2,10}?)(?:渠道)?(?:来|加|进来)?${END}`, 'y'), 'channel'],
  [new RegExp(`(${NAMED}{2,8}?)(?:渠道)?(?:引流来|引流|加进来|来)的`, 'y'), 'channel'],
  [new RegExp(`(${NAMED}{2,8})渠道(?:来|加)?`, 'y'), 'channel'],
  [
    new RegExp(
      `流量池\\s?(${NAMED}{2,10}?)(?=的|且|并|和|或|里)里?|([\\u4e00-\\u9fa5]{2,8})(?:流量池|池子|池)里?`,
      'y',
    ),
    'pool',
  ],
  [
    new RegExp(
      `(?:地区(?:是|为|:)?\\s?([\\u4e00-\\u9fa5]{2,6}?)|([\\u4e00-\\u9fa5]{2,4})(?:地区|市|省))${END}`,
      'y',
    ),
    'region',
  ],
];

/** Where somebody came from, is kept, or lives. */
function placed(s: Scan, i: number): Read | null {
  for (const [re, field] of PLACES) {
    const m = stick(re, s.text, i);
    const name = said(m);
    if (m && name !== undefined && !/[的且或给把]/.test(name)) {
      return { rule: leaf(field, 'is', name), end: i + m[0].length, cost: 0.3 };
    }
  }
  return null;
}
