import { debtExpiresAt, healthDelta, healthPause, type HealthEvent, type HealthKind } from './healthEvents';
import { healthScore, type AccountFacts } from './healthScore';

const TZ = 'Asia/Shanghai';
const NOW = new Date('2026-03-02T02:00:00Z'); // 10:00 in Shanghai
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ago = (days: number): Date => new Date(NOW.getTime() - days * DAY);

/** base 90: 60 + alias 10 + friends 8 + two years 4 + 24 active days 8 */
const NINETY: AccountFacts = {
  hasAlias: true,
  friends: 1240,
  registeredAt: new Date('2023-09-01T00:00:00Z'),
  activeDays30: 24,
};

/** Reports events one after the other, as the ledger gets them. */
function ledgerOf(...events: readonly (readonly [HealthKind, Date])[]): HealthEvent[] {
  const ledger: HealthEvent[] = [];
  for (const [kind, at] of events)
    ledger.push({ kind, at, delta: healthDelta(kind, at, ledger, TZ), expiresAt: debtExpiresAt(at) });
  return ledger;
}

const scoreAt = (ledger: readonly HealthEvent[], now = NOW, facts = NINETY): number =>
  healthScore(facts, ledger, now, TZ).score;

describe('base', () => {
  const facts: AccountFacts = { hasAlias: false, friends: 0, registeredAt: ago(10), activeDays30: 0 };
  test.each<[string, Partial<AccountFacts>, number]>([
    ['nothing at all', {}, 63],
    ['an alias', { hasAlias: true }, 73],
    ['50 friends', { friends: 50 }, 63],
    ['51 friends', { friends: 51 }, 66],
    ['500 friends', { friends: 500 }, 66],
    ['501 friends', { friends: 501 }, 68],
    ['3,000 friends', { friends: 3000 }, 68],
    ['3,001 friends', { friends: 3001 }, 72],
    ['a day less than a year', { registeredAt: new Date('2025-03-03T02:00:00Z') }, 63],
    ['one year to the day', { registeredAt: new Date('2025-03-02T10:00:00Z') }, 65],
    ['three years', { registeredAt: new Date('2023-01-01T00:00:00Z') }, 69],
    ['ten years count as four', { registeredAt: new Date('2016-01-01T00:00:00Z') }, 71],
    ['2 active days', { activeDays30: 2 }, 63],
    ['3 active days', { activeDays30: 3 }, 64],
    ['30 active days', { activeDays30: 30 }, 73],
  ])('%s', (_, more, score) => {
    expect(scoreAt([], NOW, { ...facts, ...more })).toBe(score);
  });
  test('everything together is 100 and no more', () => {
    const best = { hasAlias: true, friends: 5000, registeredAt: new Date('2015-01-01'), activeDays30: 30 };
    expect(scoreAt([], NOW, best)).toBe(100);
  });
});

describe('what an event costs', () => {
  test.each<[HealthKind, number]>([
    ['tooFrequent', -15],
    ['messageBombing', -20],
    ['reported', -20],
    ['restricted', -60],
    ['sensitiveWord', -5],
    ['inducedShare', -10],
    ['deletedByFriend', -1],
    ['sendFailure', -1],
  ])('%s costs %d', (kind, delta) => {
    expect(healthDelta(kind, NOW, [], TZ)).toBe(delta);
  });

  test.each<[string, number, number]>([
    ['an hour later', 1 / 24, -25],
    ['seven days later to the minute', 7, -25],
    ['a minute after the seven days', 7 + 1 / 1440, -15],
  ])('tooFrequent again %s', (_, days, delta) => {
    expect(healthDelta('tooFrequent', NOW, ledgerOf(['tooFrequent', ago(days)]), TZ)).toBe(delta);
  });

  test('another kind in between does not make tooFrequent dearer', () => {
    expect(healthDelta('tooFrequent', NOW, ledgerOf(['reported', ago(1)]), TZ)).toBe(-15);
  });

  test.each<HealthKind>(['deletedByFriend', 'sendFailure'])('%s costs at most 5 a calendar day', (kind) => {
    const sixth = ledgerOf(
      ...Array.from({ length: 6 }, (_, i) => [kind, new Date(NOW.getTime() + i)] as const),
    );
    expect(sixth.map((e) => e.delta)).toEqual([-1, -1, -1, -1, -1, 0]);
    const nextDay = new Date('2026-03-02T16:00:00Z'); // 00:00 of the next day in Shanghai
    expect(healthDelta(kind, nextDay, sixth, TZ)).toBe(-1);
  });

  test('the two capped kinds do not share their cap', () => {
    const five = ledgerOf(...Array.from({ length: 5 }, () => ['sendFailure', NOW] as const));
    expect(healthDelta('deletedByFriend', NOW, five, TZ)).toBe(-1);
  });
});

describe('debts and recovery', () => {
  test('debts come off the base', () => {
    expect(scoreAt(ledgerOf(['reported', ago(1)], ['sensitiveWord', ago(0)]))).toBe(65);
  });
  test('the score never falls below 0', () => {
    expect(scoreAt(ledgerOf(['restricted', ago(1)], ['restricted', ago(0)]))).toBe(0);
  });
  test.each<[number, number]>([
    [0, 70],
    [3, 70], // the third clean day is not over
    [4, 75],
    [5, 80],
    [7, 90],
    [20, 90], // never above base
  ])('%d days after a 20 point event the score is %d', (days, score) => {
    expect(scoreAt(ledgerOf(['reported', ago(days)]))).toBe(score);
  });
  test('a new event, however small, starts the three clean days again', () => {
    const ledger = ledgerOf(['reported', ago(6)], ['sendFailure', ago(2)]);
    // days 5, 4, 3 before today were clean: the fourth paid 5 once, then it began again
    expect(scoreAt(ledger)).toBe(90 - 15 - 1);
  });
  test('the oldest debt is paid first, and the rest of the 5 points goes to the next', () => {
    const ledger = ledgerOf(['sensitiveWord', ago(6)], ['deletedByFriend', ago(6)], ['reported', ago(5)]);
    // two payments: day −1 pays the 5, today pays the 1 and 4 of the 20
    const { debtLines } = healthScore(NINETY, ledger, NOW, TZ);
    expect(debtLines.map((l) => [l.of, l.points])).toEqual([['reported', -16]]);
  });
  test('a debt is gone 30 days after its event', () => {
    const event: HealthEvent = {
      kind: 'restricted',
      delta: -60,
      at: ago(30),
      expiresAt: debtExpiresAt(ago(30)),
    };
    // a failure every second day keeps every day from being clean
    const noise = ledgerOf(
      ...Array.from({ length: 15 }, (_, i) => ['sendFailure', ago(29 - i * 2)] as const),
    );
    const all = [event, ...noise];
    expect(scoreAt(all, new Date(NOW.getTime() - 1))).toBe(90 - 60 - 15);
    expect(scoreAt(all)).toBe(90 - 15);
  });
  test('an event of the future does not count yet', () => {
    expect(scoreAt(ledgerOf(['reported', new Date(NOW.getTime() + HOUR)]))).toBe(90);
  });
});

test('the explanation has every line, and the lines add up to the score', () => {
  const ledger = ledgerOf(
    ['tooFrequent', ago(5)],
    ['tooFrequent', ago(2)],
    ['deletedByFriend', ago(1)],
    ['deletedByFriend', ago(1)],
  );
  const health = healthScore(NINETY, ledger, NOW, TZ);
  expect(health.score).toBe(48);
  expect([...health.baseLines, ...health.debtLines].map((l) => [l.text, l.points])).toEqual([
    ['起始分', 60],
    ['已设微信号别名', 10],
    ['好友 1240 位', 8],
    ['注册满 2 年', 4],
    ['近30天活跃 24 天', 8],
    ['频繁加人 02-25 10:00', -15],
    ['频繁加人 02-28 10:00', -25],
    ['被好友删除 03-01 10:00起 2 次', -2],
  ]);
});

test('a debt that is partly repaid says what it was', () => {
  const health = healthScore(NINETY, ledgerOf(['reported', ago(4)]), NOW, TZ);
  expect(health.debtLines.map((l) => l.text)).toEqual(['被举报 02-26 10:00（原 -20，已恢复 5）']);
});

test.each<[HealthKind, string | null, number]>([
  ['tooFrequent', 'add', 24],
  ['messageBombing', 'send', 24],
  ['reported', 'send', 24],
  ['restricted', 'all', 72],
  ['inducedShare', 'moments', 24],
  ['sensitiveWord', null, 0],
  ['deletedByFriend', null, 0],
  ['sendFailure', null, 0],
])('%s pauses %s for %d h', (kind, scope, hours) => {
  expect(healthPause(kind, NOW)).toEqual(
    scope === null ? null : { scope, until: new Date(NOW.getTime() + hours * HOUR) },
  );
});
