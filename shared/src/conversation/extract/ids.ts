import { parseNumber } from '../number';
import type { Candidate, Extractor, Scan } from './scan';
import { stick, width } from './scan';

const pad = (n: string, width: number): string => String(Number(n)).padStart(width, '0');

/** D-012, d012, D 12; not inside a longer word. */
const DEVICE = /(?:(?:设备|手机|机器)\s?)?d\s?-?\s?0*(\d{1,4})号?(?![\da-z]|-\d)/iy;
const NUMBERED_DEVICE =
  /(?:设备|手机|机器)?0*(\d{1,4})号(?:设备|手机|机器|机)(?!房)|(?:设备|手机|机器)\s?0*(\d{1,4})号?(?![\d%个台条点月日天])/y;
const IMEI = /(?:imei)?(?:尾号|后四位)(?:为|是)?\s?(\d{4})(?:的)?(?:设备|手机|机器|那台)?/iy;
/** a memo name nothing else vouches for: 前台2号, 测试机 */
const MEMO = /[\u4e00-\u9fa5]{1,6}(?:\d{1,3}号?机?|[一二三四五六七八九十]号机?|机)(?![\da-z组])/iy;
const NOT_A_MEMO =
  /看|查|找|低于|高于|小于|大于|不到|不足|超过|以上|以下|[量率尾]|一下|要|加|接|绑|台手|帮|新|设备|账号|微信|任务|离线|在线|所有|全部|重启|机器|手机|开机|关机|号机房|截|日志|第|[组把给和到的了天月年周点分每我你他她]/;

const ACCOUNT = /(?:(?:微信号|账号)\s?)?a\s?-?\s?0*(\d{1,6})(?![\da-z]|-\d)/iy;
const NUMBERED_ACCOUNT = /0*(\d{1,6})号(?:微信号?|账号)|(?:微信号|账号)\s?0*(\d{2,6})(?![\d分个])/y;

const word =
  (re: RegExp, prefix: string, width: number) =>
  (s: Scan, i: number): Candidate[] => {
    if (/[a-z\d]/i.test(s.text.charAt(i - 1)) && /[a-z]/i.test(s.text.charAt(i))) return [];
    const m = stick(re, s.text, i);
    const digits = m?.[1] ?? m?.[2];
    return m && digits ? [{ end: i + m[0].length, value: `${prefix}-${pad(digits, width)}`, cost: 0 }] : [];
  };

const deviceId = word(DEVICE, 'D', 3);
const numberedDevice = word(NUMBERED_DEVICE, 'D', 3);
const SPELT_DEVICE = /([一二三四五六七八九十百]{1,4})号(?:设备|手机|机器|机)(?!房)/y;

/** 十二号机 is D-012, unless the words go on from a name: 前台二号机. */
function speltDevice(s: Scan, i: number): Candidate[] {
  const m = stick(SPELT_DEVICE, s.text, i);
  const n = m?.[1] === undefined || /[台间店服线]/.test(s.text.charAt(i - 1)) ? null : parseNumber(m[1]);
  return m && n ? [{ end: i + m[0].length, value: `D-${pad(String(n), 3)}`, cost: 0 }] : [];
}

/** D-012 in all its spellings; the exact id alone, for lists and ranges. */
export const deviceIdAt = (s: Scan, i: number): Candidate[] => [
  ...deviceId(s, i),
  ...numberedDevice(s, i),
  ...speltDevice(s, i),
];

export const device: Extractor = (s, i) => {
  const found = deviceIdAt(s, i);
  if (found.length > 0) return found;
  const known = (s.context.dictionary?.devices ?? []).filter((d) =>
    s.low.startsWith(d.name.toLowerCase(), i),
  );
  if (known.length > 0) {
    const longest = known.reduce((a, b) => (b.name.length > a.name.length ? b : a));
    return [{ end: i + longest.name.length, value: longest.id, cost: 0 }];
  }
  const tail = stick(IMEI, s.text, i);
  if (tail) return [{ end: i + tail[0].length, value: tail[1], cost: 0.1 }];
  const pointed = pointedAt(s, i, 'device');
  if (pointed.length > 0) return pointed;
  const memo = stick(MEMO, s.text, i);
  return memo && !NOT_A_MEMO.test(memo[0].slice(0, -1))
    ? [
        {
          end: i + memo[0].length,
          value: memo[0],
          cost: 1,
          ...(/\d/.test(memo[0]) ? {} : { doubt: 'name' as const }),
        },
      ]
    : [];
};

const accountId = word(ACCOUNT, 'A', 4);
const numberedAccount = word(NUMBERED_ACCOUNT, 'A', 4);
export const account: Extractor = (s, i) => {
  const found = [...accountId(s, i), ...numberedAccount(s, i)];
  return found.length > 0 ? found : pointedAt(s, i, 'account');
};

const taskId = word(/(?:任务\s?)?t\s?-?\s?0*(\d{1,7})(?![\da-z])|0*(\d{1,7})号任务/iy, 'T', 1);
const numberedTask = word(/任务\s?0*(\d{1,7})(?![\d个点])/y, 'T', 1);
export const task: Extractor = (s, i) => {
  const found = [...taskId(s, i), ...numberedTask(s, i)];
  return found.length > 0 ? found : pointedAt(s, i, 'task');
};

const campaignId = word(
  /(?:(?:群发|活动|群发活动|群发计划|计划)\s?)?c\s?-?\s?0*(\d{1,7})(?![\da-z])|0*(\d{1,7})号群发/iy,
  'C',
  1,
);
export const campaign: Extractor = (s, i) => orPointed(campaignId(s, i), s, i, 'campaign');
const contentId = word(/(?:素材\s?)?m\s?-?\s?0*(\d{1,7})(?![\da-z])|0*(\d{1,7})号素材/iy, 'M', 1);
export const content: Extractor = (s, i) => orPointed(contentId(s, i), s, i, 'content');
const alertId = word(/(?:告警\s?)?al\s?-?\s?0*(\d{1,7})(?![\da-z])|0*(\d{1,7})号告警/iy, 'AL', 1);
export const alert: Extractor = (s, i) => orPointed(alertId(s, i), s, i, 'alert');

const orPointed = (found: Candidate[], s: Scan, i: number, of: string): Candidate[] =>
  found.length > 0 ? found : pointedAt(s, i, of);

const ORDINAL =
  /第\s?(\d{1,3}|[一二两三四五六七八九十]{1,3})\s?(?:个|台|条|位|项|号|名|款)?(?:设备|账号|微信号|任务|客户|群发|素材|告警|人)?(?!页|季|组)/y;
const IT =
  /它|他(?!们)|她(?!们)|(?:这|那|该)(?:一)?(?:个|台|条|位|部)?(?:设备|手机|账号|微信号|任务|客户|号|人|群发|素材|告警)?(?![些几周月年天次里边\d])/y;
const HAN = '零一二三四五六七八九十';

const figure = (w: string): number => {
  if (/^\d+$/.test(w)) return Number(w);
  const d = [...w.replace('两', '二')];
  const n = d.map((c) => HAN.indexOf(c));
  if (n.length === 1) return n[0] ?? 0;
  if (n.length === 2) return n[0] === 10 ? 10 + (n[1] ?? 0) : (n[0] ?? 0) * 10;
  return (n[0] ?? 0) * 10 + (n[2] ?? 0);
};

/** 第3个, 它, 这台: the last list's id when it is a list of the right kind, else the words as `ordinals`. */
export function pointedAt(s: Scan, i: number, of: string): Candidate[] {
  const nth = stick(ORDINAL, s.text, i);
  if (nth?.[1]) return [ordinal(s, figure(nth[1]), i + nth[0].length, of)];
  const it = width(IT, s.text, i);
  return it > 0 ? [last(s, i + it, of)] : [];
}

const listed = (s: Scan, of: string): readonly string[] | null =>
  s.context.lastList?.of === of ? s.context.lastList.ids : null;

function ordinal(s: Scan, n: number, end: number, of: string): Candidate {
  const id = listed(s, of)?.[n - 1];
  return id === undefined ? { end, value: [n], cost: 0.2, as: 'ordinals' } : { end, value: id, cost: 0 };
}

function last(s: Scan, end: number, of: string): Candidate {
  const ids = listed(s, of);
  if (ids?.length === 1) return { end, value: ids[0], cost: 0 };
  const open = ids !== null || s.context.lastList === undefined;
  return { end, value: open ? 'last' : undefined, cost: 0.4, as: 'ordinals' };
}

const THESE = /(?:这|那|以上|上面)(?:些|几个|几台|几位|几条)?(?:设备|手机|客户|账号|人)?|他们|她们|它们/y;

/** 第2个, 第1个和第3个, 前3个, 这些. */
export const ordinals: Extractor = (s, i) => {
  const firstFew = stick(/前\s?(\d{1,3}|[一二两三四五六七八九十]{1,3})(?:个|台|条|位)/y, s.text, i);
  if (firstFew?.[1]) {
    const value = Array.from({ length: figure(firstFew[1]) }, (_, k) => k + 1);
    return [{ end: i + firstFew[0].length, value, cost: 0.1 }];
  }
  const these = stick(THESE, s.text, i);
  if (these && these[0].length > 1) return [{ end: i + these[0].length, value: 'all', cost: 0.1 }];
  const list: number[] = [];
  let end = i;
  for (;;) {
    const m = stick(ORDINAL, s.text, end);
    if (!m?.[1]) break;
    list.push(figure(m[1]));
    end += m[0].length;
    const join = stick(/\s?[、,和跟与]\s?(?=第)/y, s.text, end);
    if (!join) break;
    end += join[0].length;
  }
  return list.length > 0 ? [{ end, value: list, cost: 0.1 }] : [];
};
