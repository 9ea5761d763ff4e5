import { createHash } from 'node:crypto';
import type { Customer, Follow } from './customer';

/**
 * Customers that were there before anybody did anything. Number n is always the same person with the same staff, so
 * a hundred thousand of them take no memory: each is made when he is looked at.
 */
export interface Base {
  count: number;
  /** members the customers are spread over, in turn */
  owners: string[];
  /** unix seconds; the relations began in the half year before */
  at: number;
  tagIds: string[];
}

const SURNAMES = Array.from('王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗');
const GIVEN = [
  '晓雯',
  '子涵',
  '佳怡',
  '建国',
  '思雨',
  '宇轩',
  '丽娜',
  '志强',
  '欣怡',
  '浩然',
  '雅琴',
  '梓萱',
  '明远',
];
const CORPS = ['花间集贸易', '青禾文化', '云岫科技', '南山商贸'];
const ADD_WAYS = [1, 2, 3, 16, 1, 24];
const DAY = 86_400;
/** Every so many customers have a second member of staff. */
const SHARED_EVERY = 10;

/** The id says the number, and a check that nobody guesses one: 32 characters, `wo` for people of other corps. */
export function baseId(n: number): string {
  const number = String(n).padStart(8, '0');
  const check = createHash('sha256').update(`customer ${number}`).digest('hex').slice(0, 18);
  return `${isCorp(n) ? 'wo' : 'wm'}SBX_${number}${check}`;
}

/** The number behind an id of `baseId`, null for every other text. */
export function baseNumber(base: Base, id: string): number | null {
  const n = Number(/^w[mo]SBX_(\d{8})[0-9a-f]{18}$/.exec(id)?.[1] ?? -1);
  return n >= 0 && n < base.count && base.owners.length > 0 && baseId(n) === id ? n : null;
}

/** Everybody this member serves, in a fixed order. */
export function* baseNumbersOf(base: Base, userid: string): Generator<number> {
  const owner = base.owners.indexOf(userid);
  const crowd = base.owners.length;
  if (owner < 0) return;
  for (let n = owner; n < base.count; n += crowd) yield n;
  if (crowd < 2) return;
  for (let n = 0; n < base.count; n += SHARED_EVERY) if ((n + 1) % crowd === owner) yield n;
}

export function baseCustomer(base: Base, n: number): Customer {
  const first = pick(base.owners, n);
  const second = n % SHARED_EVERY === 0 && base.owners.length > 1 ? pick(base.owners, n + 1) : null;
  return {
    id: baseId(n),
    name: `${pick(SURNAMES, n * 7)}${pick(GIVEN, n * 3 + Math.floor(n / 20))}`,
    type: isCorp(n) ? 2 : 1,
    gender: ((n % 2) + 1) as 1 | 2,
    corpName: isCorp(n) ? pick(CORPS, n) : '',
    unionid: isCorp(n) ? '' : `oSBX${createHash('sha256').update(`union ${n}`).digest('hex').slice(0, 24)}`,
    follows: [baseFollow(base, n, first, n % 180), ...(second ? [baseFollow(base, n, second, n % 90)] : [])],
    lastChats: {},
  };
}

function baseFollow(base: Base, n: number, userid: string, daysAgo: number): Follow {
  const tag = base.tagIds.length > 0 && n % 3 === 0 ? [pick(base.tagIds, n / 3)] : [];
  return {
    userid,
    remark: n % 4 === 0 ? `老客户${n}` : '',
    description: '',
    createtime: base.at - daysAgo * DAY - (n % DAY),
    tagIds: tag,
    remarkCorpName: '',
    remarkMobiles: n % 5 === 0 ? [`138${String(n % 100_000_000).padStart(8, '0')}`] : [],
    operUserid: userid,
    addWay: pick(ADD_WAYS, n),
    state: n % 6 === 0 ? 'expo' : '',
    standing: 'friends',
  };
}

const isCorp = (n: number): boolean => n % 17 === 16;

function pick<T>(list: readonly T[], n: number): T {
  const one = list[Math.floor(n) % list.length];
  if (one === undefined) throw new Error('nothing to pick from');
  return one;
}
