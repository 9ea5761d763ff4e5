import { dictionaryAt, lists, quotedAt } from './names';
import { isOwnWord } from './ownWords';
import type { Candidate, Extractor, Scan } from './scan';
import { stick } from './scan';

const LABEL = /[\u4e00-\u9fa5A-Za-z0-9+_]{1,16}/y;
const NEVER =
  /[的了吗呢把请您你我他她它吧啊呀]|什么|怎么|为什么|设备|任务|日报|周报|月报|今天|昨天|明天|本周|上周|本月|提醒|删除|合并|一下|所有|全部|没有|不要|打标签|加标签|群发|未互动|没互动|怎样|不好|不行|干嘛?$|多久|是谁|以外|之后|反应|报错|失败|过$|次数$|原因$|改名|改成|改为|重命名|列表|排行|漏斗|加入|进入|从|身上|分给|分配|按权重|平均|关掉|打开|停掉|^将(?![军来])|^商[^城场圈]|又|^[看查找搜让给各每按组群为个这那]|^到(?![店场货期家])|^成(?![都交熟长功人])|^上(?![海新班市门])|配对|[或且]|不含|[上下一二两三四五六七八九十\d]页$|流量$|启用|停用|开启|关闭|提醒我|跟进|备注/;

/** Free words that name a thing of ours (a tag, a pool, a channel): every length, shortest last. */
function labelAt(s: Scan, i: number, min = 1, never: RegExp = NEVER): Candidate[] {
  const quoted = quotedAt(s, i);
  if (quoted) return [quoted];
  const m = stick(LABEL, s.text, i)?.[0] ?? '';
  const lengths = Array.from({ length: Math.max(m.length - min + 1, 0) }, (_, k) => m.length - k);
  return lengths
    .filter((n) => !never.test(m.slice(0, n)) && !splitsWord(m, n) && !splitsFigure(s.text, i + n))
    .map((n) => ({ end: i + n, value: m.slice(0, n), cost: usual(n), bare: true }));
}

/** Names of two to four characters are the rule, of one the exception. */
const usual = (n: number): number => 1 + 0.08 * Math.abs(n - 3) + (n === 1 ? 1.5 : 0);

/** A name never ends inside a run of Latin letters or figures. */
const splitsWord = (m: string, n: number): boolean =>
  /[A-Za-z0-9]/.test(m.charAt(n - 1)) &&
  /[A-Za-z0-9]/.test(m.charAt(n)) &&
  !(/\d/.test(m.charAt(n)) !== /\d/.test(m.charAt(n - 1)));

/** 广告2万 is 广告 and a sum, never 广告2 and 万. */
const splitsFigure = (text: string, end: number): boolean =>
  /\d/.test(text.charAt(end - 1)) && /[\d.百千万亿元块%]/.test(text.charAt(end));

const PREFIX = /标签(?:名)?\s?(?:[:是为叫])?\s?/y;
const SUFFIX = /\s?(?:这个)?(?:的)?标签/y;

/** 【高价值】, 标签:高价值, 高价值标签, or the bare name where a tag is expected. */
function oneTag(s: Scan, i: number, never: RegExp = NEVER): Candidate[] {
  const prefix = stick(PREFIX, s.text, i);
  const from = i + (prefix?.[0].length ?? 0);
  const known = dictionaryAt(s, from, s.context.dictionary?.tags);
  const names = known.length > 0 ? known : labelAt(s, from, 1, never);
  return names.flatMap((c) => {
    const suffix = stick(SUFFIX, s.text, c.end);
    const { bare, ...sure } = c;
    const alone = prefix ? { ...sure, cost: c.cost - 0.4 } : { ...sure, ...(bare && { bare }) };
    if (!suffix) return [alone];
    // 张三的标签, 没人用的标签: whose or what kind, hardly a tag's name
    const whose = bare && !prefix && suffix[0].includes('的') ? { doubt: 'name' as const } : {};
    return [{ ...sure, ...whose, end: c.end + suffix[0].length, cost: c.cost - 0.5 }, alone];
  });
}

/** One tag is `tag`, several (、和,) are `tags`. */
export const tag: Extractor = (s, i) => {
  const single = oneTag(s, i).filter((c) => !/[、和]/.test(String(c.value)) || s.text.charAt(i) === '【');
  return [
    ...single,
    ...lists(s, single, (k) => oneTag(s, k).filter((c) => !/和/.test(String(c.value))), 'tags'),
  ];
};

/** A new tag may well be 试用过; where one is deleted, 过 asks whether it was. */
const NEVER_NEW = new RegExp(NEVER.source.replace('|过$', ''));
export const newTag: Extractor = (s, i) => oneTag(s, i, NEVER_NEW);

const named =
  (
    names: (s: Scan) => readonly string[] | undefined,
    before: RegExp,
    after: RegExp,
    unknown: (name: string) => { doubt?: 'label' | 'name' } | null,
  ): Extractor =>
  (s, i) => {
    const prefix = stick(before, s.text, i);
    const from = i + (prefix?.[0].length ?? 0);
    const known = dictionaryAt(s, from, names(s));
    const found =
      known.length > 0
        ? known
        : labelAt(s, from, 2).filter((c) => !c.bare || unknown(String(c.value)) !== null);
    return found.flatMap((c) => {
      const suffix = stick(after, s.text, c.end);
      const { bare, ...sure } = c;
      const alone =
        prefix || known.length > 0 ? sure : { ...sure, ...(bare && { bare, ...unknown(String(c.value)) }) };
      return suffix && suffix[0].length > 0
        ? [{ ...sure, end: c.end + suffix[0].length, cost: c.cost - 0.3 }, alone]
        : [alone];
    });
  };

/** Where customers usually come from; any other bare words are a channel only when something announces them. */
const PLATFORM =
  /抖音|快手|小红书|视频号|公众号|b站|百度|知乎|微博|美团|淘宝|京东|拼多多|门店|地推|线下|展会|电商|官网|直播|[a-z\d]$/i;
const foreign = (name: string): { doubt?: 'label' } | null => {
  if (isOwnWord(name)) return null;
  return PLATFORM.test(name) ? {} : { doubt: 'label' };
};
/** 把客户分给小李 names no pool: bare words are one only when the installation knows them. */
const noPool = (): { doubt: 'name' } => ({ doubt: 'name' });

export const pool = named(
  (s) => s.context.dictionary?.pools,
  /流量池\s?[:是]?\s?/y,
  /流量池|池子|(?<![电水泳])池/y,
  noPool,
);
export const channel = named(
  (s) => s.context.dictionary?.channels,
  /渠道(?!商)\s?[:是]?\s?/y,
  /这个渠道|渠道(?!码|排|数|效)/y,
  foreign,
);
/** The flows the product ships with (domain.md §7); an installation adds its own. */
const BUILT_IN = [
  '新客激活',
  '新客7天',
  '复购提醒',
  '休眠唤醒',
  '流失预警',
  '生日',
  '会员日',
  '教育7日',
  '入群欢迎',
];
export const sop = named(
  (s) => [...(s.context.dictionary?.sops ?? []), ...BUILT_IN],
  /sop\s?[:是]?\s?/iy,
  /(?:这个)?(?:sop|流程)/iy,
  foreign,
);

/** The group a tag is put into, the chat a report goes to: the name as said. */
export const groupName: Extractor = (s, i) =>
  labelAt(s, i, 1, /[的了吗呢把给]|什么/).map((c) =>
    /[组群]$/.test(String(c.value)) ? { end: c.end, value: c.value, cost: c.cost - 0.5 } : c,
  );
