import { EVENT_KINDS } from '@cunkebao/shared/insight';
import { toWall } from '@cunkebao/shared/kernel';
import type { Happening } from './happening';
import { happeningsOf, type Almanac } from './happenings';

const TZ = 'Asia/Shanghai';
const DAY = 86_400_000;
/** Monday, midnight in Shanghai */
const MONDAY = Date.parse('2026-03-02T00:00:00+08:00');
const ACCOUNTS = Array.from({ length: 10 }, (_, n) => ({
  id: `A-${String(20 + n).padStart(4, '0')}`,
  friends: Array.from({ length: 60 }, (_unused, f) => ({ id: `wxid_friend${n}_${f}`, nickname: `友${f}` })),
}));
const almanac: Almanac = new Map();
const live = (from: number, to: number, since = from, known = almanac): Happening[] =>
  ACCOUNTS.flatMap((a) => happeningsOf(known, a, TZ, { from, to, since }));
const count = (all: readonly Happening[], kind: string): number => all.filter((h) => h.kind === kind).length;

/** After the first day the stories of earlier newcomers go on. */
const week = Array.from({ length: 7 }, (_, n) =>
  live(MONDAY + n * DAY, MONDAY + (n + 1) * DAY, MONDAY - 5 * DAY),
);

test.each([
  ['passed', 60, 125],
  ['messageIn', 100, 400],
  ['consult', 15, 75],
  ['order', 4, 40],
  ['groupJoin', 5, 50],
  ['linkOpen', 5, 70],
  ['momentPublished', 5, 14],
])('ten accounts have between %s %i and %i on every day of the week', (kind, least, most) => {
  for (const day of week) {
    expect(count(day, kind)).toBeGreaterThanOrEqual(least);
    expect(count(day, kind)).toBeLessThanOrEqual(most);
  }
});

test('a week has deletions and refunds, a Saturday more newcomers than a Tuesday', () => {
  const all = week.flat();
  expect(count(all, 'deletedUs')).toBeGreaterThan(3);
  expect(count(all, 'refund')).toBeGreaterThan(0);
  expect(count(week[5] ?? [], 'scanned')).toBeGreaterThan(count(week[1] ?? [], 'scanned'));
});

test('people scan codes when they are awake, most of them at noon and in the evening', () => {
  const hours = week
    .flat()
    .filter((h) => h.kind === 'scanned')
    .map((h) => toWall(new Date(h.at), TZ).hour);
  expect(Math.min(...hours)).toBeGreaterThanOrEqual(7);
  const between = (from: number, to: number): number => hours.filter((h) => h >= from && h < to).length;
  expect(between(19, 22)).toBeGreaterThan(between(7, 10));
});

test('the same days are lived the same way, in one leap or in steps', () => {
  const steps = Array.from({ length: 24 }, (_, h) => h * (DAY / 24));
  const inSteps = steps.flatMap((s) => live(MONDAY + s, MONDAY + s + DAY / 24, MONDAY - DAY));
  const byRef = (all: readonly Happening[]): Happening[] => [...all].sort((a, b) => (a.ref < b.ref ? -1 : 1));
  expect(byRef(inSteps)).toEqual(byRef(live(MONDAY, MONDAY + DAY, MONDAY - DAY, new Map())));
});

test('every happening has a ref of its own that fits the wire, a known kind and its customer', () => {
  const all = week.flat();
  expect(new Set(all.map((h) => h.ref)).size).toBe(all.length);
  expect(Math.max(...all.map((h) => h.ref.length))).toBeLessThanOrEqual(64);
  const strange = all.filter(
    (h) =>
      h.kind !== 'momentPublished' &&
      (!(EVENT_KINDS as readonly string[]).includes(h.kind) || typeof h.data['customer'] !== 'string'),
  );
  expect(strange).toEqual([]);
  expect(all.filter((h) => h.kind === 'order' && !(Number(h.data['amountCents']) > 0))).toEqual([]);
});

test('newcomers have WeChat ids of their own, and their first sign is the scan', () => {
  const first = new Map<unknown, string>();
  for (const h of live(MONDAY, MONDAY + DAY).sort((a, b) => a.at - b.at))
    if (h.begun !== null && !first.has(h.data['customer'])) first.set(h.data['customer'], h.kind);
  expect(first.size).toBeGreaterThan(60);
  expect([...new Set(first.values())]).toEqual(['scanned']);
});

test('stories that began before anybody listened are not told', () => {
  const since = MONDAY + DAY / 2;
  const told = live(since, MONDAY + 2 * DAY, since);
  expect(told.filter((h) => h.begun !== null && h.begun <= since)).toEqual([]);
  expect(told.some((h) => h.begun === null)).toBe(true);
});
