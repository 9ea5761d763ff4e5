import type { HealthKind } from '@cunkebao/shared/accounts';
import { openDesk, type Desk } from '../../testing/desk';
import { anAccount } from './accounts.factory';
import { accounts, accountsOnDevices, averageHealth, reportHealthEvent } from './index';
import { nightlyHealth } from './jobs/nightlyHealth.job';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('cust_health', [accounts]);
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.at('2026-03-02T02:00:00Z');
  for (const table of ['accounts', 'account_health_events', 'account_pauses'])
    await desk.source.query(`DELETE FROM ${table}`);
  await desk.transact((ctx) => anAccount(ctx));
});

const report = (kind: HealthKind, sourceRef: string, at?: string, accountId = 'A-0031') =>
  desk.transact((ctx) =>
    reportHealthEvent(ctx, { accountId, kind, sourceRef, at: at ? new Date(at) : ctx.now }),
  );
const score = async (): Promise<number> => {
  const [row] = await desk.source.query("SELECT health_score FROM accounts WHERE id = 'A-0031'");
  return row.health_score;
};
const pauses = () => desk.source.query('SELECT scope, until, reason FROM account_pauses ORDER BY id');

test('an event is written, pauses what it must and lowers the score', async () => {
  expect(await report('tooFrequent', 'res-1', '2026-03-02T02:00:00Z')).toEqual({
    recorded: true,
    delta: -15,
    score: 75,
  });
  expect(await score()).toBe(75);
  expect(await pauses()).toEqual([
    { scope: 'add', until: new Date('2026-03-03T02:00:00.000Z'), reason: '频繁加人' },
  ]);
});

test('a second report of the same source changes nothing', async () => {
  await report('tooFrequent', 'res-1');
  desk.at('2026-03-02T05:00:00Z');
  expect(await report('restricted', 'res-1')).toEqual({ recorded: false, delta: 0, score: 75 });
  expect(await score()).toBe(75);
  expect(await pauses()).toHaveLength(1);
});

test('the same source reported under another account changes nothing either', async () => {
  await desk.transact((ctx) => anAccount(ctx, { id: 'A-0032', device: null }));
  await report('reported', 'res-1');
  expect(await report('reported', 'res-1', undefined, 'A-0032')).toMatchObject({
    recorded: false,
    score: 90,
  });
});

test('reports of one source that arrive at once are one event', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => report('reported', 'res-1')));
  expect(all.filter((r) => r.recorded)).toHaveLength(1);
  expect(await score()).toBe(70);
  expect(await pauses()).toHaveLength(1);
});

test('different events that arrive at once all count, the repeated one at its higher price', async () => {
  await Promise.all([report('tooFrequent', 'a'), report('tooFrequent', 'b'), report('sensitiveWord', 'c')]);
  expect(await score()).toBe(90 - 15 - 25 - 5);
});

test('a late report of yesterday pauses only until a day after it happened, one of last week not at all', async () => {
  await report('messageBombing', 'late', '2026-03-01T10:00:00Z');
  await report('reported', 'later', '2026-02-20T10:00:00Z');
  expect((await pauses()).map((p: any) => [p.scope, p.until.toISOString()])).toEqual([
    ['send', '2026-03-02T10:00:00.000Z'],
  ]);
});

test('an unknown account is a fault for people to read', async () => {
  await expect(report('reported', 'x', undefined, 'A-0999')).rejects.toMatchObject({
    code: 'notFound',
    message: '没有微信号 A-0999',
  });
});

test('the nightly job pays debts back, also after days of downtime, and may run any number of times', async () => {
  await report('reported', 'res-1');
  const at = async (iso: string): Promise<number> => {
    desk.at(iso);
    await desk.run(nightlyHealth, {});
    await desk.run(nightlyHealth, {});
    return score();
  };
  expect(await at('2026-03-05T15:59:00Z')).toBe(70); // 23:59 of the third clean day
  expect(await at('2026-03-05T16:00:00Z')).toBe(75);
  expect(await at('2026-03-07T20:00:00Z')).toBe(85);
  expect(await at('2026-04-20T20:00:00Z')).toBe(90);
});

test('what was paid back on an older debt is not counted for a newer one when the older has expired', async () => {
  await report('restricted', 'old-1', '2026-02-01T02:00:00Z');
  await report('restricted', 'old-2', '2026-02-02T02:00:00Z');
  await report('reported', 'new', '2026-02-20T02:00:00Z');
  // every payment until then went to the two old debts; now they are gone, and the new one is whole
  desk.at('2026-03-04T03:00:00Z');
  await desk.run(nightlyHealth, {});
  expect(await score()).toBe(70);
  desk.at('2026-03-04T16:00:00Z');
  await desk.run(nightlyHealth, {});
  expect(await score()).toBe(75);
});

test('phones tell their account; the mean is of all accounts', async () => {
  await desk.transact((ctx) => anAccount(ctx, { id: 'A-0032', device: null, score: 71 }));
  await desk.transact(async (ctx) => {
    expect(await accountsOnDevices(ctx, ['D-012', 'D-001'])).toEqual(
      new Map([['D-012', { id: 'A-0031', nickname: '会员管家', healthScore: 90 }]]),
    );
    expect(await accountsOnDevices(ctx, [])).toEqual(new Map());
    expect(await averageHealth(ctx)).toBe(81);
  });
});
