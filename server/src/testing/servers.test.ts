import { plainMessage, push, type Answer } from './push';
import { until } from './until';
import { world, WORLD_SECRETS, type ServerProcess, type World } from './world';

/** Several servers of one installation: whoever answers a press, it counts once. */
let w: World;
let servers: ServerProcess[];
beforeAll(async () => {
  w = await world('servers');
  servers = [await w.start('web,phones,dispatch,worker'), await w.start('web')];
  const online = await until(async () => {
    const phone = await w.get<{ state: string }>('/sandbox/phones/D-012');
    return phone.state === 'online' || null;
  }, 120);
  if (!online) throw new Error('D-012 is not online');
}, 300_000);
afterAll(() => w.close());

const rows = async (sql: string): Promise<Record<string, unknown>[]> =>
  (await w.db.query(sql))[0] as Record<string, unknown>[];

const effects = async (): Promise<number> =>
  Object.values(await w.get<Record<string, number>>('/sandbox/effects')).reduce((sum, n) => sum + n, 0);

/** Says it, waits for the preview, and gives the id of its card. */
async function previewed(words: string): Promise<string> {
  const said = await w.say('zhaoqi', words);
  await w.hears('zhaoqi', /重启/, { after: said });
  const [last] = await rows(
    "SELECT id FROM confirmations WHERE state = 'pending' ORDER BY created_at DESC LIMIT 1",
  );
  return String(last?.['id']);
}

async function press(card: string, userid: string, server: ServerProcess, serial: number): Promise<Answer> {
  const { now } = await w.get<{ now: string }>('/sandbox/clock');
  const at = Math.floor(new Date(now).getTime() / 1000);
  const plain = plainMessage(WORLD_SECRETS, userid, at, {
    MsgType: 'event',
    Event: 'template_card_event',
    EventKey: 'confirm',
    TaskId: card,
    CardType: 'button_interaction',
    ResponseCode: `servers-${serial}`,
  });
  return push(`http://127.0.0.1:${server.port}/wecom/callback`, WORLD_SECRETS, plain, at);
}

test('a confirmation pressed 20 times by two people over two servers runs once', async () => {
  const before = await effects();
  const card = await previewed('重启 D-012');
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => {
      const server = servers[i % 2];
      if (!server) throw new Error('no server');
      return press(card, i % 4 < 2 ? 'zhaoqi' : 'linlan', server, i);
    }),
  );
  expect(answers.map((a) => a.status)).toEqual(Array(20).fill(200));
  const done = await until(async () => {
    const actions = await rows(
      "SELECT state FROM actions WHERE device_id = 'D-012' AND id NOT LIKE 'demo-%'",
    );
    return actions.length > 0 && actions.every((a) => a['state'] === 'done') ? actions : null;
  }, 120);
  expect(done).toHaveLength(1);
  expect((await effects()) - before).toBe(1);
  const audit = await rows("SELECT decision FROM audit_entries WHERE command = 'device.restart' ORDER BY id");
  expect(audit.map((a) => a['decision'])).toEqual(['asked', 'confirmed', 'executed']);
}, 300_000);

test('kill -9 of both servers between preview and press: the press is kept or refused, and counts once', async () => {
  const before = await effects();
  const card = await previewed('重启 D-011');
  for (const s of servers) await s.kill9();
  servers = await Promise.all(
    servers.map((s, i) => w.start(i === 0 ? 'web,phones,dispatch,worker' : 'web', s.port)),
  );
  const [first, second] = servers;
  if (!first || !second) throw new Error('no servers');
  await Promise.all([press(card, 'zhaoqi', first, 101), press(card, 'linlan', second, 102)]);
  const settled = await until(async () => {
    const actions = await rows(
      "SELECT state FROM actions WHERE device_id = 'D-011' AND id NOT LIKE 'demo-%'",
    );
    return actions.length > 0 && actions.every((a) => a['state'] === 'done') ? actions.length : null;
  }, 120);
  expect(settled).toBe(1);
  expect((await effects()) - before).toBe(1);
}, 300_000);
