import type { ChatMessage } from './sandboxClient';
import { until } from './until';
import { world, type ServerProcess, type World } from './world';

/** The promises of the whole product, on real processes: what dies, is repeated or comes twice changes nothing. */
let w: World;
let front: ServerProcess;
let back: ServerProcess;
beforeAll(async () => {
  w = await world('product');
  front = await w.start('web,phones');
  back = await w.start('worker,dispatch');
  await phoneIs('D-012', 'online');
}, 300_000);
afterAll(() => w.close());

const phoneIs = async (id: string, state: string): Promise<void> => {
  const ok = await until(async () => {
    const phone = await w.get<{ state: string }>(`/sandbox/phones/${id}`);
    return phone.state === state ? true : null;
  }, 120);
  if (!ok) throw new Error(`${id} is not ${state}`);
};

const effects = async (): Promise<number> =>
  Object.values(await w.get<Record<string, number>>('/sandbox/effects')).reduce((a, n) => a + n, 0);

const most = async (): Promise<number> =>
  Math.max(0, ...Object.values(await w.get<Record<string, number>>('/sandbox/effects')));

const answersTo = (chat: ChatMessage[], id: string): ChatMessage[] => {
  const at = chat.findIndex((m) => m.id === id);
  const rest = chat.slice(at + 1);
  const end = rest.findIndex((m) => m.from !== 'app');
  return rest.slice(0, end === -1 ? undefined : end).filter((m) => m.from === 'app');
};

/** Says it, waits for the card with 确认 and presses that. */
async function confirmed(from: string, words: string): Promise<{ said: string; card: ChatMessage }> {
  const said = await w.say(from, words);
  const card = await until(async () => {
    const all = await w.chat(from);
    const after = all.slice(all.findIndex((m) => m.id === said) + 1);
    return after.find((m) => m.card?.buttons.some((x) => x.key === 'confirm')) ?? null;
  });
  if (!card) throw new Error(`no confirmation card for ${words}`);
  await w.press(from, card.id, 'confirm');
  return { said, card };
}

const settled = async (seconds = 60): Promise<string> => {
  const row = await until(async () => {
    const [rows] = await w.db.query(
      "SELECT state FROM actions WHERE state NOT IN ('ready','sent','journalled','running') ORDER BY seq DESC LIMIT 1",
    );
    const [open] = await w.db.query(
      "SELECT COUNT(*) n FROM actions WHERE state IN ('ready','sent','journalled','running')",
    );
    return Number((open as { n: string }[])[0]?.n) === 0
      ? ((rows as { state: string }[])[0]?.state ?? null)
      : null;
  }, seconds);
  return row ?? 'open';
};

test('a callback delivered three times is answered once', async () => {
  await w.post('/sandbox/faults', { duplicate: 2, times: 1 });
  const id = await w.say('linlan', '我是谁');
  await w.hears('linlan', /林岚/, { after: id });
  await w.say('linlan', '帮助');
  await w.hears('linlan', /帮助|可以/, { after: id });
  const told = answersTo(await w.chat('linlan'), id).filter((m) => m.text.includes('岗位：'));
  expect(told).toHaveLength(1);
});

test('重启 D-012 confirmed: the phone restarts once and the card says so', async () => {
  const before = await effects();
  const { card } = await confirmed('zhaoqi', '重启 D-012');
  for (let i = 0; i < 19; i++) await w.press('zhaoqi', card.id, 'confirm').catch(() => undefined);
  expect(await settled()).toBe('done');
  const done = await until(async () => {
    const now = (await w.chat('zhaoqi')).find((m) => m.id === card.id);
    return now && /已重启|完成/.test(now.text) ? now : null;
  });
  expect(done?.text).toContain('D-012');
  expect((await effects()) - before).toBe(1);
});

test('D-003截图: the picture of the phone arrives in the chat of who asked', async () => {
  const said = await w.say('zhaoqi', 'D-003截图');
  await w.hears('zhaoqi', /截图 D-003/, { after: said });
  const picture = await until(async () => {
    const all = await w.chat('zhaoqi');
    return all.slice(all.findIndex((m) => m.id === said)).find((m) => m.kind === 'image') ?? null;
  }, 120);
  expect(picture?.media?.url).toBeTruthy();
});

test('a worker killed between dispatch and result: one restart, settled by its successor', async () => {
  const before = await effects();
  await confirmed('zhaoqi', '重启 D-001');
  await until(async () => {
    const [rows] = await w.db.query(
      "SELECT id FROM actions WHERE device_id = 'D-001' AND state IN ('sent','journalled','running')",
    );
    return (rows as unknown[]).length > 0 || null;
  });
  await back.kill9();
  back = await w.start('worker,dispatch');
  expect(await settled(90)).toBe('done');
  expect((await effects()) - before).toBe(1);
  expect(await most()).toBe(1);
}, 300_000);

test('the socket killed while the phone works: resumed, one restart', async () => {
  const before = await effects();
  await confirmed('zhaoqi', '重启 D-002');
  await until(async () => {
    const [rows] = await w.db.query(
      "SELECT id FROM actions WHERE device_id = 'D-002' AND state IN ('sent','journalled','running')",
    );
    return (rows as unknown[]).length > 0 || null;
  });
  await front.kill9();
  front = await w.start('web,phones', front.port);
  expect(await settled(90)).toBe('done');
  expect((await effects()) - before).toBe(1);
  expect(await most()).toBe(1);
}, 300_000);

test('two servers and a clock that jumps: one report for each period and person', async () => {
  const third = await w.start('worker');
  const id = await w.say('linlan', '每天18:00给我发日报');
  await w.hears('linlan', /18:00/, { after: id });
  await w.advance('24h');
  await w.hears('linlan', /日报[\s\S]*新增好友/, { after: id, seconds: 120 });
  await until(async () => (await w.chat('linlan')).some((m) => m.kind === 'image') || null, 120);
  const [rows] = await w.db.query(
    'SELECT period, COUNT(*) n FROM report_runs GROUP BY report, period, recipient HAVING n > 1',
  );
  expect(rows).toEqual([]);
  const reports = answersTo(await w.chat('linlan'), id).filter((m) => /日报[\s\S]*新增好友/.test(m.text));
  expect(reports).toHaveLength(1);
  expect(await third.stop()).toBe(0);
}, 300_000);

test('a dialogue survives kill -9 of the server between question and answer', async () => {
  const asked = await w.say('zhaoqi', '重启');
  await w.hears('zhaoqi', /哪台|设备/, { after: asked });
  await back.kill9();
  back = await w.start('worker,dispatch');
  const answered = await w.say('zhaoqi', 'D-003');
  const heard = await w.hears('zhaoqi', /D-003/, { after: answered });
  expect(heard.card?.buttons.some((x) => x.key === 'confirm')).toBe(true);
  await w.press('zhaoqi', heard.id, 'cancel');
}, 300_000);

test('a server that is told to stop ends cleanly', async () => {
  expect(await back.stop()).toBe(0);
  expect(await front.stop()).toBe(0);
});
