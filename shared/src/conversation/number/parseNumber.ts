const DIGITS: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  幺: 1,
  二: 2,
  两: 2,
  俩: 2,
  三: 3,
  仨: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  壹: 1,
  贰: 2,
  叁: 3,
  肆: 4,
  伍: 5,
  陆: 6,
  柒: 7,
  捌: 8,
  玖: 9,
};
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000, 拾: 10, 佰: 100, 仟: 1000 };
const BIG: Record<string, number> = { 万: 1e4, 亿: 1e8, 萬: 1e4, 億: 1e8 };
const LATIN: Record<string, number> = { k: 1e3, w: 1e4, m: 1e6 };

const ARABIC = /\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?/y;
const HAN =
  /[零〇一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟]+(?:点[零〇一二三四五六七八九]+[百千万亿]*)?/y;
const AFTER_ARABIC =
  /(?:[百千万亿]+(?:零?[\d零〇一二两三四五六七八九]+[百千万]{0,2})*|[kKwW](?:[1-9](?!\d))?(?![A-Za-z0-9]))/y;

export interface Found {
  value: number;
  end: number;
  /** said as a share: 五成, 85%, 百分之八十 */
  share?: true;
}

/** The longest number starting at `i` of an already normalised text, or null. */
export function numberAt(text: string, i: number): Found | null {
  const whole = shareAt(text, i);
  if (whole) return whole;
  const minus = /[-负]/y;
  minus.lastIndex = i;
  const negative = minus.test(text) && !/[\w\u4e00-\u9fa5]/.test(text.charAt(i - 1));
  const found = plainAt(text, negative ? i + 1 : i);
  if (!found) return null;
  const value = negative ? -found.value : found.value;
  if (/[%]/.test(text.charAt(found.end)))
    return { value: round(value / 100), end: found.end + 1, share: true };
  return { value, end: found.end };
}

/** A whole string as a number (三百二十, 1.5万, 五成 = 0.5, 二〇二六), or null. */
export function parseNumber(text: string): number | null {
  const t = text.normalize('NFKC').trim().replace(/个$/, '');
  const found = numberAt(t, 0);
  return found && found.end === t.length ? found.value : null;
}

function shareAt(text: string, i: number): Found | null {
  if (text.startsWith('百分之', i)) {
    const n = plainAt(text, i + 3);
    return n && { value: round(n.value / 100), end: n.end, share: true };
  }
  if (text.startsWith('一半', i)) return { value: 0.5, end: i + 2, share: true };
  return tenthsAt(text, i) ?? fractionAt(text, i);
}

function tenthsAt(text: string, i: number): Found | null {
  const tenths = /([一二两三四五六七八九十\d])成([一二三四五六七八九半\d])?/y;
  tenths.lastIndex = i;
  const t = tenths.exec(text);
  if (!t?.[1]) return null;
  return { value: round(tenth(t[1]) / 10 + tenth(t[2]) / 100), end: tenths.lastIndex, share: true };
}

function fractionAt(text: string, i: number): Found | null {
  const parts = /([一二三四五六七八九十百\d]+)分之([一二三四五六七八九十\d]+)/y;
  parts.lastIndex = i;
  const [, below = '', above = ''] = parts.exec(text) ?? [];
  const [low, high] = [han(below), han(above)];
  return low && high !== null ? { value: high / low, end: parts.lastIndex, share: true } : null;
}

const tenth = (c: string | undefined): number => {
  if (c === undefined) return 0;
  if (c === '半') return 5;
  if (c === '十') return 10;
  return DIGITS[c] ?? Number(c);
};

function plainAt(text: string, i: number): Found | null {
  ARABIC.lastIndex = i;
  const digits = ARABIC.exec(text)?.[0];
  if (digits !== undefined) return arabic(text, i, digits);
  HAN.lastIndex = i;
  const words = HAN.exec(text)?.[0];
  if (words === undefined) return pairWord(text, i);
  const value = han(words);
  return value === null ? null : { value, end: i + words.length };
}

function pairWord(text: string, i: number): Found | null {
  const c = text.charAt(i);
  return c === '俩' || c === '仨' ? { value: DIGITS[c] ?? 0, end: i + 1 } : null;
}

function arabic(text: string, i: number, digits: string): Found {
  const base = Number(digits.replaceAll(',', ''));
  const end = i + digits.length;
  AFTER_ARABIC.lastIndex = end;
  const unit = AFTER_ARABIC.exec(text)?.[0];
  if (unit === undefined) return { value: base, end };
  const latin = LATIN[unit.charAt(0).toLowerCase()];
  // 2w5 is 2万5
  if (latin) {
    const tenth = (Number(unit.slice(1)) * latin) / 10;
    return { value: round(base * latin + tenth), end: end + unit.length };
  }
  const value = mixed(base, unit);
  return value === null ? { value: base, end } : { value, end: end + unit.length };
}

/** 1万2, 1.5万, 3千, 2百5, 1万2千: figures and units mixed. */
function mixed(base: number, rest: string): number | null {
  const units = /^[百千万亿]+/.exec(rest)?.[0] ?? '';
  if (units === '') return null;
  const unit = [...units].reduce((p, c) => p * unitOf(c), 1);
  const tail = rest.slice(units.length);
  const low = tail === '' ? 0 : below(tail, unit);
  return low === null ? null : round(base * unit + low);
}

/** What follows a unit: 1万2千, 1万零5, and 1万2 = 12 000, where a lone figure counts the next lower unit. */
function below(tail: string, unit: number): number | null {
  const m = /^(零?)([\d零〇一二两三四五六七八九]+)([百千万]{0,2})$/.exec(tail);
  const low = m ? han(m[2] ?? '') : null;
  if (!m || low === null) return null;
  if (m[3]) return [...m[3]].reduce((p, c) => p * unitOf(c), low);
  return m[1] || low >= 10 ? low : low * (unit / 10);
}

const unitOf = (c: string): number => UNITS[c] ?? BIG[c] ?? 1;

function han(words: string): number | null {
  if (words === '') return null;
  if (/^\d+$/.test(words)) return Number(words);
  const [whole = '', fraction] = words.split('点');
  if (fraction !== undefined) return decimal(whole, fraction);
  const w = whole.replace(/廿/g, '二十').replace(/卅/g, '三十');
  if (!/[十百千万亿拾佰仟]/.test(w)) return sequence(w);
  return wellFormed(w) ? sections(w) : null;
}

function decimal(whole: string, fraction: string): number | null {
  const head = han(whole);
  const digits = /^[零〇一二三四五六七八九]+/.exec(fraction)?.[0] ?? '';
  if (head === null) return null;
  const unit = [...fraction.slice(digits.length)].reduce((p, c) => p * (UNITS[c] ?? BIG[c] ?? 1), 1);
  return round(Number(`${head}.${[...digits].map((c) => DIGITS[c]).join('')}`) * unit);
}

/** 一二三 = 123, 二〇二六 = 2026 */
const sequence = (w: string): number | null => {
  const digits = [...w].map((c) => DIGITS[c]);
  return digits.length > 0 && digits.every((d) => d !== undefined) ? Number(digits.join('')) : null;
};

/** Two figures in a row inside a number with units (三二十) are no number; 万一 is a word. */
const wellFormed = (w: string): boolean => !/[一二两三四五六七八九]{2}|^[万亿]/.test(w);

function sections(w: string): number {
  const n: Reading = { total: 0, section: 0, digit: null, last: 1, zero: false };
  for (const c of w) read(n, c);
  const { total, section, digit, last, zero } = n;
  if (digit === null) return total + section;
  // 一万二 = 12 000, 三百二 = 320; with a 零 between it is the figure itself
  return total + section + (!zero && last > 10 ? digit * (last / 10) : digit);
}

interface Reading {
  total: number;
  section: number;
  digit: number | null;
  last: number;
  zero: boolean;
}

function read(n: Reading, c: string): void {
  const big = BIG[c];
  const unit = UNITS[c];
  if (big) closeSection(n, big);
  else if (unit) {
    n.section += (n.digit ?? 1) * unit;
    [n.digit, n.last, n.zero] = [null, unit, false];
  } else {
    const digit = DIGITS[c] ?? 0;
    [n.digit, n.zero] = digit === 0 ? [null, true] : [digit, n.zero];
  }
}

/** 一亿两千万: a greater unit takes everything before it along. */
function closeSection(n: Reading, big: number): void {
  const section = n.section + (n.digit ?? 0) || 1;
  n.total = big > 1e4 ? (n.total + section) * big : n.total + section * big;
  [n.section, n.digit, n.last, n.zero] = [0, null, big, false];
}

const round = (n: number): number => Math.round(n * 1e6) / 1e6;
