import { pointedAt } from './ids';
import { isOwnWord } from './ownWords';
import type { Candidate, Extractor, Scan } from './scan';
import { stick } from './scan';

const QUOTED = /[「『“"【《'‘]([^」』”"】》'’]{1,200})[」』”"】》'’]/y;
const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉龚程嵇邢裴陆荣翁荀羊惠甄曲封储靳段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶幸司韶黎蓟薄印宿白怀蒲台从鄂索籍赖卓蔺屠蒙池乔阴能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰雍却璩桑桂濮牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧沃利蔚越夔隆师巩聂晁勾敖融冷辛阚那简饶空曾沙丰关游权肖涂代闫牟';
const TITLED = /(?:先生|女士|小姐|总|老师|姐|哥|叔|阿姨|经理|主任|老板|医生|同学|店长)$/;
const NICK = /^[小老阿]/;

/** Words no name of a person contains: a longer reading that swallows one is no name. */
const NEVER =
  /^[小老阿].[小老阿]|大家|他们|我们|你们|别人|同事|[的了吗呢把给从谁哪请您你我他她它这那吧啊呀,.;:!?、。]|什么|怎么|为什么|设备|任务|客户|标签|群发|群$|账号|微信|日报|周报|月报|今天|昨天|明天|后天|本周|上周|本月|提醒|跟进|备注|退订|删除|合并|加入|个人|信息|资料|情况|发送|消息|朋友圈|流量|渠道|告警|一下|现在|所有|全部|没有|不要|别|打上|贴|标记|转给|分给|负责|管理|权限|角色|操作|重启|停止|暂停|还|在sop|^打开|^查看|^看看|^显示|^调出|^要求|待办|工单|漏斗|留存|素材|队列|告警|奖励|提现|业绩|实验|成本|排行|额度|截图|日志|导出|敏感词|欢迎语|点赞|建群|名单|价值|分层|分析|画像|分布|进度|到哪|不再|订阅|哪些|几个|多少|列表|详情|为什么/i;
const HAN_NAME = /[\u4e00-\u9fa5·]{2,10}(?:\d{1,3})?/y;
const LATIN_NAME = /[A-Za-z][A-Za-z0-9_.'-]{0,20}(?: [A-Z][a-z]+)?/y;
const PHONE_TAIL = /(?:手机)?(?:号)?尾号(?:是|为)?\s?(\d{4})(?:的)?(?:客户|那个客户|那位)?|1[3-9]\d{9}/y;

export const looksLikeName = (name: string): boolean =>
  (NICK.test(name) && name.length <= 3) ||
  TITLED.test(name) ||
  (SURNAMES.includes(name.charAt(0)) && name.replace(/\d+$/, '').length <= 3);

/** Quoted words at `i`, without their quotes, as typed. */
export function quotedAt(s: Scan, i: number): Candidate | null {
  const m = stick(QUOTED, s.text, i);
  if (!m?.[1]) return null;
  const from = s.at[i + 1] ?? 0;
  const to = s.at[i + m[0].length - 1] ?? s.raw.length;
  return { end: i + m[0].length, value: s.raw.slice(from, to).trim(), cost: 0.05 };
}

/** A free name, every plausible length; the form's next word decides where it ends. */
export function nameAt(s: Scan, i: number, max = 10): Candidate[] {
  const quoted = quotedAt(s, i);
  if (quoted) return [quoted];
  const latin = latinAt(s, i);
  if (latin) return [latin];
  const han = stick(HAN_NAME, s.text, i)?.[0] ?? '';
  const lengths = Array.from(
    { length: Math.max(Math.min(han.length, max) - 1, 0) },
    (_, k) => k + 2,
  ).reverse();
  return lengths
    .filter((n) => whole(han, n, s.text.charAt(i + n)) && !isOwnWord(han.slice(0, n)))
    .map((n) => rated(han.slice(0, n), i + n));
}

function latinAt(s: Scan, i: number): Candidate | null {
  const latin = stick(LATIN_NAME, s.text, i)?.[0];
  if (latin === undefined || isOwnWord(latin)) return null;
  if (/[A-Za-z]/.test(s.text.charAt(i - 1)) || /^[a-z]{1,2}-?\d+$/i.test(latin)) return null;
  return { end: i + latin.length, value: latin, cost: 1, bare: true };
}

/** 张三2 is never cut into 张三 and 2. */
const whole = (han: string, n: number, next: string): boolean =>
  !NEVER.test(han.slice(0, n)) && !/\d/.test(next);

/** Syllables a sentence goes on with more often than a name ends in them. */
const TRAILING = /[在做当为是和与跟到说要有去来被把给也都就再还又加打发备移分进群现授设拉管负派个合]$/;

/** 小李, 王总, 张三 are names; 小李做 is one and a verb. */
function rated(name: string, end: number): Candidate {
  const known = looksLikeName(name);
  const length = name.replace(/\d+$/, '').length;
  const usual = NICK.test(name) ? 2 : 2.5;
  const cost =
    1 +
    0.2 * Math.abs(length - usual) +
    (known ? 0 : 1) +
    (TRAILING.test(name) ? 0.8 : 0) +
    (/.[和与跟]./.test(name) ? 0.6 : 0);
  return known
    ? { end, value: name, cost, bare: true }
    : { end, value: name, cost, doubt: 'name', bare: true };
}

export const customer: Extractor = (s, i, slot) => {
  const tail = stick(PHONE_TAIL, s.text, i);
  if (tail) return [{ end: i + tail[0].length, value: tail[1] ?? tail[0], cost: 0.1 }];
  const pointed = pointedAt(s, i, 'customer');
  if (pointed.length > 0) return pointed;
  const names = nameAt(s, i);
  return slot.type === 'customer' ? [...names, ...lists(s, names, (k) => nameAt(s, k), 'customers')] : names;
};

/** Colleagues the installation knows; 我 and 自己 are the speaker. Several become `operators`. */
export const operator: Extractor = (s, i, slot) => {
  const known = dictionaryAt(s, i, s.context.dictionary?.operators);
  const self = stick(/我自己|自己|我(?!们|的|要|想)/y, s.text, i);
  if (self) return [{ end: i + self[0].length, value: '我', cost: 0.2 }];
  const single = known.length > 0 ? known : nameAt(s, i, 6);
  return slot.type === 'operator'
    ? [...single, ...lists(s, single, (k) => operatorAt(s, k), 'operators')]
    : single;
};

const operatorAt = (s: Scan, i: number): Candidate[] => {
  const known = dictionaryAt(s, i, s.context.dictionary?.operators);
  return known.length > 0 ? known : nameAt(s, i, 6);
};

/** nobody names more people or tags one by one in a sentence */
const MOST_LISTED = 30;

/** Two or more of a kind with 、和 between them; at each step the likeliest reading. */
export function lists(
  s: Scan,
  firsts: readonly Candidate[],
  next: (i: number) => readonly Candidate[],
  as: string,
): Candidate[] {
  const found: Candidate[] = [];
  for (const first of firsts) {
    let all: Candidate = { ...first, value: [first.value], as };
    while ((all.value as unknown[]).length < MOST_LISTED) {
      const before: Candidate = all;
      const longer = another(s, before, next).map((more) => longerBy(before, more));
      if (!longer[0]) break;
      // the list goes on from the likeliest; where it ends the word behind decides: 李四合并
      found.push(...longer);
      all = longer[0];
    }
  }
  return found;
}

/** 小张小刘小赵 need nothing between them */
const JOIN = /\s?(?:[、,和跟与&+]|以及|还有)\s?|\s+|(?=【)|(?=[小老阿][\u4e00-\u9fa5])/y;

function longerBy(all: Candidate, more: Candidate): Candidate {
  const doubt = all.doubt ?? more.doubt;
  const value = [...(all.value as unknown[]), more.value];
  return { ...all, end: more.end, value, cost: all.cost + more.cost, ...(doubt && { doubt }) };
}

/** The likeliest next members of a list, best first; a space alone joins only what is surely two names. */
function another(s: Scan, all: Candidate, next: (i: number) => readonly Candidate[]): Candidate[] {
  const join = stick(JOIN, s.text, all.end)?.[0];
  if (join === undefined) return [];
  const spaced = /^\s+$/.test(join);
  if (spaced && !isName((all.value as unknown[]).at(-1))) return [];
  const more = [...next(all.end + join.length)].sort((a, b) => a.cost - b.cost);
  // never longer than the likeliest: 小李和小王过 asks whether it was done
  const end = more[0]?.end ?? 0;
  return spaced ? more.slice(0, 1).filter((m) => isName(m.value)) : more.filter((m) => m.end <= end);
}

const isName = (value: unknown): boolean => typeof value === 'string' && looksLikeName(value);

/** Names the installation knows, longest first. */
export function dictionaryAt(s: Scan, i: number, names: readonly string[] | undefined): Candidate[] {
  return (names ?? [])
    .filter((n) => s.low.startsWith(n.toLowerCase(), i))
    .sort((a, b) => b.length - a.length)
    .map((n) => ({ end: i + n.length, value: n, cost: 0 }));
}
