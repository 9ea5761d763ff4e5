import { until } from './until';
import { world, type World } from './world';

/** The company lives on the simulated phones: what a turned clock leaves out is told, booked and reported. */
let w: World;
beforeAll(async () => {
  w = await world('life');
  await w.start();
  await online(10);
}, 300_000);
afterAll(() => w.close());

type Row = Record<string, string | number | null>;
const rows = async (sql: string, values: string[] = []): Promise<Row[]> =>
  (await w.db.query(sql, values))[0] as Row[];
const count = async (sql: string): Promise<number> => Number((await rows(sql))[0]?.['n']);

async function online(phones: number): Promise<void> {
  const all = await until(async () => {
    const seen = await w.get<{ state: string }[]>('/sandbox/phones');
    return seen.filter((p) => p.state === 'online').length >= phones || null;
  }, 120);
  if (!all) throw new Error(`not ${phones} phones online`);
}

const told = (): Promise<number> => count("SELECT COUNT(*) n FROM device_events WHERE ref LIKE 'life:%'");
const booked = (): Promise<number> =>
  count(`SELECT (SELECT COUNT(*) FROM customer_events WHERE ref LIKE 'device-%')
    + (SELECT COUNT(*) FROM account_events WHERE ref LIKE 'device-%') n`);

/** Waits until no phone has told anything for two seconds and all that was told is in the book. */
async function quiet(): Promise<number> {
  let last = -1;
  let since = performance.now();
  const done = await until(async () => {
    const now = (await told()) * 10_000 + (await booked());
    if (now !== last) since = performance.now();
    last = now;
    return performance.now() - since > 2000 || null;
  }, 120);
  if (!done) throw new Error('it does not become quiet');
  return told();
}

test('a day that was leapt over has its newcomers, orders and moments, and the report of that evening knows them', async () => {
  const asked = await w.say('linlan', '每天18:00给我发日报');
  await w.hears('linlan', /18:00/, { after: asked });
  const { now } = await w.get<{ now: string }>('/sandbox/clock');
  const wall = new Date(new Date(now).getTime() + 8 * 3_600_000);
  const day = new Date(wall.getTime() + 86_400_000).toISOString().slice(0, 10);
  await w.post('/sandbox/clock', { to: `${day}T18:00:00+08:00` });
  const report = await w.hears('linlan', new RegExp(`日报 ${day.slice(5)}[\\s\\S]*新增好友`), {
    after: asked,
    seconds: 120,
  });
  expect(Number(/新增好友 (\d+)/.exec(report.text)?.[1])).toBeGreaterThan(20);
  expect(report.text).not.toContain('补发');

  expect(await quiet()).toBeLessThanOrEqual(2_000);
  await until(async () => {
    const [row] = await rows(
      "SELECT new_friends, consults, deals, moments_published FROM daily_metrics WHERE day = ? AND account_id = '*'",
      [day],
    );
    const enough =
      Number(row?.['new_friends']) > 20 &&
      Number(row?.['consults']) > 3 &&
      Number(row?.['deals']) > 0 &&
      Number(row?.['moments_published']) > 0;
    return enough || null;
  }, 120).then((enough) => expect(enough).toBe(true));
}, 300_000);

test('sockets cut while the phones tell of a day: everything is booked once and every counter agrees', async () => {
  const before = await count('SELECT COUNT(*) n FROM customers');
  const soFar = await told();
  await w.advance('24h');
  await until(async () => ((await told()) > soFar + 50 ? true : null), 120);
  for (const id of ['D-001', 'D-002', 'D-003', 'D-004']) {
    await w.post(`/sandbox/phones/${id}`, { do: 'unplug' });
    await w.post(`/sandbox/phones/${id}`, { do: 'plug' });
  }
  await quiet();
  expect(await count('SELECT COUNT(*) n FROM customers')).toBeGreaterThan(before + 20);
  expect(await booked()).toBe(await told());
  const wrong = await rows(
    `SELECT c.id, c.orders, e.orders booked FROM customers c JOIN (
       SELECT customer_id, SUM(kind = 'order' AND amount_cents > 0) orders, MIN(ref LIKE 'device-%') met,
         MAX(CASE WHEN kind = 'messageIn' THEN at END) spoke
       FROM customer_events GROUP BY customer_id) e ON e.customer_id = c.id
     WHERE e.met = 1 AND (c.orders <> e.orders OR NOT (c.last_message_at <=> e.spoke))
       AND c.id > (SELECT MAX(customer_id) FROM customer_events WHERE ref LIKE 'demo:%')`,
  );
  expect(wrong).toEqual([]);
}, 300_000);
