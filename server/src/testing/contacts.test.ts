import { until } from './until';
import { world, type World } from './world';

const SECONDS = 40;
const CROWD = 60;
let w: World;
beforeAll(async () => {
  w = await world('contacts');
  await w.start();
}, 90_000);
afterAll(() => w.close(), 30_000);

const rows = async <T>(sql: string): Promise<T[]> => (await w.db.query(sql))[0] as T[];

test('everybody who adds a member is greeted while the code is good, once', async () => {
  const met: { external_userid: string; at: number }[] = [];
  for (let n = 0; n < CROWD; n++) {
    const at = Date.now();
    const body = { do: 'add', userid: 'linlan', name: `新客户${n}` };
    met.push({ ...(await w.post<{ external_userid: string }>('/sandbox/customers', body)), at });
  }
  const greeted = await until(async () => {
    const open = await rows<{ state: string }>("SELECT state FROM welcomes WHERE state <> 'open'");
    return open.length === CROWD ? open : null;
  }, SECONDS);
  expect(greeted?.map((g) => g.state)).toEqual(Array.from({ length: CROWD }, () => 'sent'));
  const [first] = met;
  const chat = await w.get<{ text: string }[]>(`/sandbox/chats/customer:${first?.external_userid}:linlan`);
  expect(chat.map((m) => m.text)).toEqual([expect.stringContaining('林岚')]);

  const entered = await until(async () => {
    const [row] = await rows<{ n: number }>("SELECT COUNT(*) n FROM customers WHERE name LIKE '新客户%'");
    return Number(row?.n) === CROWD ? true : null;
  }, SECONDS);
  expect(entered).toBe(true);
  if (process.env['WORLD_LOG']) {
    process.stderr.write(`slowest greetings: ${await slowest(met)} ms\n`);
  }
}, 120_000);

test('a member who leaves is nobody from the next message on', async () => {
  await w.say('sunyue', '我是谁');
  await w.hears('sunyue', /孙悦/, { seconds: SECONDS });
  await w.post('/sandbox/members', { do: 'leave', userid: 'sunyue' });
  const gone = await until(async () => {
    const found = await rows("SELECT 1 FROM operators WHERE userid = 'sunyue' AND active = 0");
    return found.length === 1 ? true : null;
  }, SECONDS);
  expect(gone).toBe(true);
  expect(await rows("SELECT 1 FROM operator_roles WHERE userid = 'sunyue'")).toEqual([]);
}, 120_000);

/** From the customer's own act to the end of the greeting; the machine's and the database's clock are one here. */
async function slowest(met: readonly { external_userid: string; at: number }[]): Promise<string> {
  const settled = await rows<{ id: string; at: Date }>(
    'SELECT external_userid id, settled_at at FROM welcomes',
  );
  const took = met.map((m) => (settled.find((s) => s.id === m.external_userid)?.at.getTime() ?? NaN) - m.at);
  return took
    .sort((a, b) => b - a)
    .slice(0, 3)
    .join(', ');
}
