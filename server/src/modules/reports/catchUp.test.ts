import { openDesk, type Desk } from '../../testing/desk';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { customers } from '../customers';
import { catchingUp, fleet } from '../fleet';
import { insight } from '../insight';
import { addOperator, operators } from '../operators';
import { sendDueReports, sendSubscriptionJob } from './jobs/sendDueReports.job';
import { reports } from '.';

let desk: Desk;
beforeAll(async () => {
  const modules = [operators, conversation, fleet, accounts, customers, insight, reports];
  desk = await openDesk('reportcatchup', modules, '2026-03-02T10:00:05Z');
  await desk.transact((ctx) => addOperator(ctx, { userid: 'lina', name: '李娜', roles: ['product'] }));
});
afterAll(() => desk.close());
beforeEach(async () => {
  for (const t of ['device_events', 'report_subscriptions', 'report_runs'])
    await desk.source.query(`DELETE FROM ${t}`);
  await desk.source.query(
    `INSERT INTO report_subscriptions (userid, report, cron, tz, next_run_at, created_at)
      VALUES ('lina', 'daily', '0 18 * * *', 'Asia/Shanghai', '2026-03-02 10:00:00', '2026-03-01 10:00:00')`,
  );
  desk.enqueued.length = 0;
  desk.at('2026-03-02T10:00:05Z');
});

let told = 0;
const tells = (secondsAgo: number): Promise<unknown> =>
  desk.source.query(
    `INSERT INTO device_events (device_id, ref, kind, at, stored_at) VALUES ('D-001', ?, 'passed', ?, ?)`,
    [
      `r${(told += 1)}`,
      new Date(desk.clock.now().getTime() - secondsAgo * 1000),
      new Date(desk.clock.now().getTime() - 1000),
    ],
  );
const sent = async (): Promise<number> =>
  (await desk.source.query<unknown[]>('SELECT 1 FROM report_runs')).length;

test('what happened a moment ago is no catching up, what happened an hour ago is', async () => {
  await tells(3);
  expect(await desk.transact(catchingUp)).toBe(false);
  await tells(3600);
  expect(await desk.transact(catchingUp)).toBe(true);
  desk.at('2026-03-02T10:00:12Z');
  expect(await desk.transact(catchingUp)).toBe(false);
});

test('a report that is due waits for phones that tell of an outage, and is sent when they have told', async () => {
  await tells(3600);
  await desk.run(sendDueReports, {});
  const [first] = desk.enqueued.splice(0);
  await desk.run(sendSubscriptionJob, first?.data);
  expect(await sent()).toBe(0);
  const [again] = desk.enqueued.splice(0);
  expect(again).toMatchObject({ data: { waits: 1 }, delayMs: 5000 });
  desk.at('2026-03-02T10:00:15Z');
  await desk.run(sendSubscriptionJob, again?.data);
  expect(await sent()).toBe(1);
});

test('phones that never stop telling of the past hold a report up for a minute at most', async () => {
  await tells(3600);
  await desk.run(sendDueReports, {});
  let waits = 0;
  for (let next = desk.enqueued.shift(); next; next = desk.enqueued.shift()) {
    if (next.job.name !== 'reports.sendSubscription') continue;
    waits += 1;
    await desk.run(sendSubscriptionJob, next.data);
  }
  expect(waits).toBe(13);
  expect(await sent()).toBe(1);
});
