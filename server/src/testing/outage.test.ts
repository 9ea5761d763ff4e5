import { cable, type Cable } from './cable';
import { until } from './until';
import { world, type ServerProcess, type World } from './world';

/** MySQL or Redis away: said on /readyz, nothing lost, and no restart needed afterwards. */
let w: World;
let server: ServerProcess;
let mysql: Cable;
let redis: Cable;
beforeAll(async () => {
  w = await world('outage', {
    route: async (urls) => {
      mysql = await cable(urls.database, 3306);
      redis = await cable(urls.redis, 6379);
      return { ...urls, database: mysql.url, redis: redis.url };
    },
  });
  server = await w.start();
}, 300_000);
afterAll(async () => {
  await w.close();
  await Promise.all([mysql.close(), redis.close()]);
});

const ready = async (): Promise<{ status: number; missing: string[] }> => {
  const response = await fetch(`http://127.0.0.1:${server.port}/readyz`);
  return { status: response.status, missing: ((await response.json()) as { missing: string[] }).missing };
};
const isReady = (wanted: number) => until(async () => ((await ready()).status === wanted ? true : null), 120);

test('the database away: not ready, the process lives, a message is refused so that WeCom retries, then answered once', async () => {
  mysql.pull();
  expect(await isReady(503)).toBe(true);
  expect((await ready()).missing).toEqual(['mysql']);
  expect((await fetch(`http://127.0.0.1:${server.port}/healthz`)).status).toBe(200);
  const id = await w.say('linlan', '我是谁');
  mysql.plug();
  expect(await isReady(200)).toBe(true);
  const state = await until(async () => {
    const m = (await w.chat('linlan')).find((x) => x.id === id) as { state?: string } | undefined;
    return m?.state && m.state !== 'sending' ? m.state : null;
  }, 120);
  const again = state === 'failed' ? await w.say('linlan', '我是谁') : id;
  await w.hears('linlan', /林岚/, { after: again, seconds: 120 });
}, 300_000);

test('Redis away: not ready, messages are kept and answered when it is back', async () => {
  redis.pull();
  expect(await isReady(503)).toBe(true);
  expect((await ready()).missing).toEqual(['redis']);
  const id = await w.say('zhaoqi', '我是谁');
  const kept = await until(async () => {
    const [rows] = await w.db.query("SELECT COUNT(*) n FROM inbound_messages WHERE userid = 'zhaoqi'");
    return Number((rows as { n: string }[])[0]?.n) > 0 || null;
  }, 120);
  redis.plug();
  expect(kept).toBe(true);
  expect(await isReady(200)).toBe(true);
  await w.hears('zhaoqi', /赵琪/, { after: id, seconds: 120 });
}, 300_000);
