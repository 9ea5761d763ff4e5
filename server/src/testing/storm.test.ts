import { cable, type Cable } from './cable';
import { until } from './until';
import { world, type ServerProcess, type World } from './world';

/** WeCom at its worst (issue: storm): every message arrives exactly once, or is reported failed with its reason. */
let w: World;
let front: ServerProcess;
let back: ServerProcess;
let wecom: Cable;
beforeAll(async () => {
  w = await world('storm', {
    route: async (urls) => {
      wecom = await cable(urls.wecom, 80);
      return { ...urls, wecom: wecom.url };
    },
  });
  front = await w.start('web');
  back = await w.start('worker');
}, 300_000);
afterAll(async () => {
  await w.close();
  await wecom.close();
});

type Row = Record<string, string | number | Date | null>;
const rows = async (sql: string, values: unknown[] = []): Promise<Row[]> =>
  (await w.db.query(sql, values))[0] as Row[];
const productNow = async (): Promise<Date> => new Date((await w.get<{ now: string }>('/sandbox/clock')).now);

/** Plans messages as every area of the product does; the sweep finds them. */
async function plan(storm: string, userids: readonly string[], each: number): Promise<void> {
  const at = await productNow();
  const values = Array.from({ length: each }, (_, n) =>
    userids.map((userid) => {
      const content = `${storm} ${n + 1}`;
      return [
        `storm-${storm}-${userid}-${n}`,
        userid,
        'text',
        JSON.stringify({ msgtype: 'text', text: { content } }),
        at,
      ];
    }),
  ).flat();
  await w.db.query('INSERT INTO outbox_messages (message_key, userid, kind, body, created_at) VALUES ?', [
    values,
  ]);
}

const counts = async (storm: string): Promise<Record<string, number>> =>
  Object.fromEntries(
    (
      await rows('SELECT state, COUNT(*) n FROM outbox_messages WHERE message_key LIKE ? GROUP BY state', [
        `storm-${storm}-%`,
      ])
    ).map((r) => [String(r['state']), Number(r['n'])]),
  );
const open = async (storm: string): Promise<number> => {
  const { planned = 0, reserved = 0, submitted = 0 } = await counts(storm);
  return planned + reserved + submitted;
};

/** Turns the clock on whenever everybody's next message waits for its minute. */
async function settled(storm: string, seconds = 240): Promise<void> {
  const done = await until(async () => {
    if ((await open(storm)) === 0) return true;
    const soon = new Date((await productNow()).getTime() + 5_000);
    const due = await rows(
      `SELECT 1 FROM outbox_messages o JOIN (SELECT MIN(id) id FROM outbox_messages
          WHERE state IN ('planned', 'reserved', 'submitted') GROUP BY userid) next USING (id)
        WHERE o.state = 'reserved' OR o.not_before IS NULL OR o.not_before < ? LIMIT 1`,
      [soon],
    );
    if (due.length === 0) await w.advance('30s');
    return null;
  }, seconds);
  if (!done) throw new Error(`not settled: ${JSON.stringify(await counts(storm))}`);
}

const heard = async (storm: string, userid: string): Promise<{ text: string; at: string }[]> =>
  ((await w.chat(userid)) as unknown as { from: string; text: string; at: string }[]).filter(
    (m) => m.from === 'app' && m.text.startsWith(`${storm} `),
  );
const wanted = (storm: string, each: number): string[] =>
  Array.from({ length: each }, (_, n) => `${storm} ${n + 1}`);
async function allHeard(storm: string, userids: readonly string[], each: number): Promise<void> {
  expect(await counts(storm)).toEqual({ confirmed: userids.length * each });
  for (const userid of userids)
    expect((await heard(storm, userid)).map((m) => m.text)).toEqual(wanted(storm, each));
}

const PEOPLE = ['linlan', 'zhaoqi', 'sunyue', 'zhouning'];

test('200 messages to one member within a minute: all arrive, in their order, and none faster than WeCom takes them', async () => {
  await plan('flood', ['zhouning'], 200);
  await settled('flood');
  await allHeard('flood', ['zhouning'], 200);
  const at = (await heard('flood', 'zhouning')).map((m) => new Date(m.at).getTime());
  const fullest = Math.max(...at.map((from) => at.filter((t) => t >= from && t < from + 60_000).length));
  expect(fullest).toBeLessThanOrEqual(30);
}, 300_000);

test('the token invalidated again and again under load: nothing is lost, nothing comes twice', async () => {
  await plan('token', PEOPLE, 20);
  for (let n = 0; n < 6; n++) {
    const before = await open('token');
    await w.post('/sandbox/tokens', { do: n % 2 === 0 ? 'expire' : 'forget' });
    await until(
      async () => ((await open('token')) < before || (await open('token')) === 0 ? true : null),
      30,
    );
  }
  await settled('token');
  await allHeard('token', PEOPLE, 20);
}, 300_000);

test('45009, errors of a proxy, -1 and answers that never come: each message arrives once', async () => {
  const endpoint = 'message/send';
  for (const fault of [
    { errcode: 45009 },
    { status: 502 },
    { drop: 'answer' },
    { errcode: -1 },
    { status: 503 },
    { drop: 'request' },
  ])
    await w.post('/sandbox/faults', { endpoint, ...fault, times: 2 });
  await plan('faults', PEOPLE, 20);
  await settled('faults');
  await allHeard('faults', PEOPLE, 20);
  expect(await w.get('/sandbox/faults')).toEqual([]);
}, 300_000);

test('WeCom away for 30 s: what was planned before and meanwhile arrives once afterwards', async () => {
  await plan('before', PEOPLE, 10);
  await until(async () => ((await open('before')) < 40 ? true : null), 60);
  wecom.pull();
  await plan('while', PEOPLE, 10);
  await new Promise((r) => setTimeout(r, 30_000)); // the outage itself: the breaker goes by the machine's time
  expect(await open('while')).toBe(40);
  wecom.plug();
  await settled('before');
  await settled('while');
  await allHeard('before', PEOPLE, 10);
  await allHeard('while', PEOPLE, 10);
}, 300_000);

test('kill -9 of the server while it sends: its successor sends the rest, and nothing twice', async () => {
  await plan('killed', PEOPLE, 20);
  await until(async () => ((await open('killed')) < 75 ? true : null), 60);
  await back.kill9();
  expect(await open('killed')).toBeGreaterThan(0);
  back = await w.start('worker');
  await settled('killed');
  await allHeard('killed', PEOPLE, 20);
}, 300_000);

test('who cannot be reached is reported failed with the reason, and the owner is told', async () => {
  await plan('nobody', ['ghost'], 2);
  await settled('nobody');
  expect(await counts('nobody')).toEqual({ failed: 2 });
  const [row] = await rows("SELECT error FROM outbox_messages WHERE message_key = 'storm-nobody-ghost-0'");
  expect(row?.['error']).toContain('81013');
  await w.hears('linlan', /没能发给 ghost/, { seconds: 120 });
}, 300_000);

test('callbacks delivered twice, in another order and three times because the answer is lost: each is answered once', async () => {
  const said: string[] = [];
  for (let n = 0; n < 12; n++) {
    const fault = [
      { duplicate: 2 },
      { reorder: true },
      { drop: 'answer', times: 2 },
      { drop: 'request', times: 2 },
    ][n % 4];
    await w.post('/sandbox/faults', { endpoint: 'callback', ...fault });
    said.push(await w.say('zhaoqi', '我是谁'));
  }
  const answers = async (): Promise<number> => {
    const chat = await w.chat('zhaoqi');
    return chat
      .slice(chat.findIndex((m) => m.id === said[0]))
      .filter((m) => m.from === 'app' && /^.*赵琪/.test(m.text)).length;
  };
  await until(async () => ((await answers()) >= said.length ? true : null), 120);
  await settledInbox();
  expect(await answers()).toBe(said.length);
}, 300_000);

test('in the end planned = confirmed + failed + skipped, and whatever did not arrive has its reason', async () => {
  const ended = await until(async () => {
    const left = await rows(
      "SELECT 1 FROM outbox_messages WHERE state NOT IN ('confirmed', 'failed', 'skipped') LIMIT 1",
    );
    return left.length === 0 ? true : null;
  }, 120);
  expect(ended).toBe(true);
  const [sums] = await rows(
    `SELECT COUNT(*) planned, SUM(state = 'confirmed') confirmed, SUM(state = 'failed') failed, SUM(state = 'skipped') skipped,
       SUM(state <> 'confirmed' AND error IS NULL) unexplained FROM outbox_messages`,
  );
  const { planned, confirmed, failed, skipped, unexplained } = Object.fromEntries(
    Object.entries(sums ?? {}).map(([k, v]) => [k, Number(v)]),
  );
  expect((confirmed ?? 0) + (failed ?? 0) + (skipped ?? 0)).toBe(planned);
  expect(unexplained).toBe(0);
  expect(await front.stop()).toBe(0);
  expect(await back.stop()).toBe(0);
}, 300_000);

async function settledInbox(): Promise<void> {
  await until(async () => {
    const left = await rows("SELECT 1 FROM inbound_messages WHERE state IN ('queued', 'replied') LIMIT 1");
    return left.length === 0 ? true : null;
  }, 120);
}
