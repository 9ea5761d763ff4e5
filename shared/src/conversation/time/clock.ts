import { figure } from './calendar';
import { N, type Days, type Found, type Time } from './types';

/** One end of an expression: a day, a moment, a part of a day, before ranges join two of them. */
export interface Point {
  time: Time;
  days?: Days;
  clock?: Clock;
}

/** Minutes after midnight; 24 h and more belong to the next day (晚上12点, 昨晚2点). */
export interface Clock {
  minutes: number;
  /** nothing said which half of the day: 3点 */
  bare: boolean;
  part?: string;
}

const PARTS: Record<string, readonly [number, number]> = {
  凌晨: [0, 6],
  清晨: [5, 8],
  大清早: [5, 8],
  一大早: [5, 8],
  早晨: [6, 12],
  早上: [6, 12],
  早: [6, 12],
  上午: [6, 12],
  中午: [11, 13],
  正午: [12, 13],
  午后: [12, 18],
  下午: [12, 18],
  傍晚: [17, 19],
  晚上: [18, 24],
  晚间: [18, 24],
  夜里: [18, 24],
  夜间: [18, 24],
  深夜: [22, 24],
  半夜: [0, 6],
  午夜: [0, 1],
  晚: [18, 24],
};
const PART =
  '(凌晨|清晨|大清早|一大早|早晨|早上|上午|中午|正午|午后|下午|傍晚|晚上|晚间|夜里|夜间|深夜|半夜|午夜|早|晚)';

const PART_ONLY = new RegExp(`${PART}(?![点\\d:安餐会])`, 'y');
const HOUR = `(\\d{1,2}|[零〇一二两三四五六七八九十廿]{1,3})`;
/** 三点半, 3点一刻, 18点30, 九点过五分, 8点整 */
const SPOKEN = new RegExp(
  `(?:${PART}的?\\s?)?${HOUR}(?:点钟?|时(?![间候段长]))(?:(整)|(半)(?!小时|个)|([一三13])刻|(?:零|过|〇)?(${N})分?(?![\\d个台人条位名天小百千万点]|钟))?`,
  'y',
);
const DIGITAL = new RegExp(`(?:${PART}的?\\s?)?(\\d{1,2}):(\\d{2})(?::\\d{2})?(?![\\d:])`, 'y');
const ENGLISH = /(?:at )?(\d{1,2})(?::(\d{2}))?\s?(am|pm)\b/iy;
const SHORT_OF = new RegExp(`(?:${PART})?差(一刻|${N}分钟?)(?:钟)?(?:到|就)?${HOUR}点`, 'y');
const NOON = /(?:正午|中午|午夜|零点|零时|noon|midnight)(?![\u4e00-\u9fa5]*点)/iy;

/** What may follow a bare hour: 三点优惠 and 两点都不行 are no times (conversation.md §4.1). */
const AFTER_BARE =
  /^(?:$|[^\u4e00-\u9fa5]|[到至前后给把发提跟叫让用重停暂恢执推通开点帮群自在和与、再就要]|之前|之后|以前|以后|左右|钟|的?[日周月]报|建群|打|解|预|新)/;

/** A clock time starting at `i`. */
/** `dated`: a day stands before it, so that 8点 is an hour whatever follows. */
export function clockAt(text: string, i: number, dated = false): Found<Clock> | null {
  if (/[\d:.]/.test(text.charAt(i - 1)) && /\d/.test(text.charAt(i))) return null;
  return shortOf(text, i) ?? spoken(text, i, dated) ?? digital(text, i) ?? english(text, i) ?? noon(text, i);
}

/** 下午, 晚上: a part of a day as minutes [from, to). */
export function partAt(text: string, i: number): Found<string> | null {
  PART_ONLY.lastIndex = i;
  const m = PART_ONLY.exec(text);
  return m?.[1] === undefined ? null : { value: m[1], end: i + m[0].length };
}

export const partSpan = (part: string): readonly [number, number] => {
  const [a, b] = PARTS[part] ?? [0, 24];
  return [a * 60, b * 60];
};

const at = (part: string | undefined, hour: number, minute: number): Clock | null => {
  if (!(hour >= 0 && hour <= 24 && minute >= 0 && minute < 60)) return null;
  const h = part === undefined ? hour : shifted(part, hour);
  const clock: Clock = { minutes: h * 60 + minute, bare: part === undefined && hour > 0 && hour <= 12 };
  if (part !== undefined) clock.part = part;
  return clock;
};

/** 下午3点 = 15; 晚上12点 = 24; 晚上2点 = 26, the night's second hour; 凌晨12点 = 0. */
export function shifted(part: string, hour: number): number {
  const [, shift] = SHIFTS.find(([re]) => re.test(part)) ?? [];
  return shift ? shift(hour) : hour;
}

const afterNoon = (h: number): number => (h < 12 ? h + 12 : h);
const SHIFTS: readonly (readonly [RegExp, (hour: number) => number])[] = [
  [/[下傍]|午后/, afterNoon],
  [/^(?:中|正)/, (h) => (h <= 3 ? h + 12 : h)],
  [/^(?:半|午夜)/, (h) => (h >= 10 && h <= 12 ? h + 12 : h)],
  [/[晚夜]/, (h) => (h <= 4 ? h + 24 : h <= 12 ? h + 12 : h)],
  [/^凌晨/, (h) => (h === 12 ? 0 : h)],
];

function spoken(text: string, i: number, dated: boolean): Found<Clock> | null {
  SPOKEN.lastIndex = i;
  const m = SPOKEN.exec(text);
  if (!m) return null;
  const end = i + m[0].length;
  const minute = minuteOf(m);
  const value = at(m[1], figure(m[2] ?? ''), minute);
  const exact = m[1] !== undefined || m[3] !== undefined || minute > 0 || m[0].endsWith('钟');
  return value && (exact || dated || AFTER_BARE.test(text.slice(end))) ? { value, end } : null;
}

/** 半, 一刻, 三刻, 05分 */
function minuteOf([, , , , half, quarters, minutes]: RegExpExecArray): number {
  if (half !== undefined) return 30;
  return quarters === undefined ? (minutes === undefined ? 0 : figure(minutes)) : figure(quarters) * 15;
}

function digital(text: string, i: number): Found<Clock> | null {
  DIGITAL.lastIndex = i;
  const m = DIGITAL.exec(text);
  const value = m && at(m[1], Number(m[2]), Number(m[3]));
  // 18:00 is written on a 24 h clock; 8:30 as well
  return value ? { value: { ...value, bare: false }, end: i + m[0].length } : null;
}

function english(text: string, i: number): Found<Clock> | null {
  ENGLISH.lastIndex = i;
  const m = ENGLISH.exec(text);
  if (!m) return null;
  const hour = (Number(m[1]) % 12) + (m[3]?.toLowerCase() === 'pm' ? 12 : 0);
  return { value: { minutes: hour * 60 + Number(m[2] ?? 0), bare: false }, end: i + m[0].length };
}

function shortOf(text: string, i: number): Found<Clock> | null {
  SHORT_OF.lastIndex = i;
  const m = SHORT_OF.exec(text);
  if (!m) return null;
  const less = m[2] === '一刻' ? 15 : figure((m[2] ?? '').replace(/分钟?$/, ''));
  const value = at(m[1], figure(m[3] ?? ''), 0);
  return value
    ? { value: { ...value, minutes: value.minutes - less, bare: m[1] === undefined }, end: i + m[0].length }
    : null;
}

function noon(text: string, i: number): Found<Clock> | null {
  NOON.lastIndex = i;
  const m = NOON.exec(text);
  if (!m || /^中午/.test(m[0])) return null;
  const minutes = /正午|noon/i.test(m[0]) ? 720 : 0;
  return { value: { minutes, bare: false }, end: i + m[0].length };
}
