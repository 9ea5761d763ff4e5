import { encrypt, getSignature } from '@wecom/crypto';
import { deviceList, deviceRestart } from '@cunkebao/shared/conversation';
import { command, type Module } from '../../kernel';
import { conversation } from '.';
import { operators } from '../operators';
import { openChatDesk, type ChatDesk } from '../../testing/chatDesk';
import type { Answer } from '../../testing/push';

/** The probes of conversation.md §1, against a real HTTP server. */
let desk: ChatDesk;
let slowMs = 0;

const slow: Module = {
  name: 'slow',
  commands: [
    command(deviceRestart, {
      plan: async () => {
        await new Promise((r) => setTimeout(r, slowMs));
        return { headline: '慢慢来', lines: [], targets: [], excluded: [], reversible: true, effect: {} };
      },
      run: () => Promise.resolve({ headline: 'never' }),
    }),
    command(deviceList, {
      run: () =>
        Promise.resolve({ headline: '很长', lines: Array.from({ length: 30 }, () => '长'.repeat(100)) }),
    }),
  ],
};

beforeAll(async () => {
  desk = await openChatDesk('convdoor', [operators, conversation, slow], { doors: 2 });
  for (const userid of ['wang', 'li', 'zhao', 'qian', 'sun', 'zhou'])
    await desk.operator(userid, userid, ['owner']);
});
afterAll(() => desk.close());
beforeEach(() => {
  desk.heard.length = 0;
});

const CORP = 'ww0000000000000001';
let serial = 100;

const message = (o: { from?: string; content?: string; msgId?: string; to?: string } = {}): string =>
  `<xml><ToUserName><![CDATA[${o.to ?? CORP}]]></ToUserName><FromUserName><![CDATA[${o.from ?? 'wang'}]]></FromUserName>` +
  `<CreateTime>${Math.floor(desk.clock.now().getTime() / 1000)}</CreateTime><MsgType><![CDATA[text]]></MsgType>` +
  `<Content><![CDATA[${o.content ?? '我是谁'}]]></Content><MsgId>${o.msgId ?? String(++serial)}</MsgId><AgentID>1000002</AgentID></xml>`;

async function raw(
  body: string,
  o: { cipher?: string; at?: number; signature?: string; query?: boolean } = {},
): Promise<{ status: number; text: string }> {
  const at = String(o.at ?? Math.floor(desk.clock.now().getTime() / 1000));
  const signature = o.signature ?? getSignature(desk.config.WECOM_TOKEN, at, 'n', o.cipher ?? '');
  const query = new URLSearchParams({ msg_signature: signature, timestamp: at, nonce: 'n' });
  const response = await fetch(`${desk.urls[0] ?? ''}${o.query === false ? '' : `?${query.toString()}`}`, {
    method: 'POST',
    body,
  });
  return { status: response.status, text: await response.text() };
}

const sealed = (plain: string, receiver = CORP): { cipher: string; body: string } => {
  const cipher = encrypt(desk.config.WECOM_AES_KEY, plain, receiver);
  return { cipher, body: `<xml><Encrypt><![CDATA[${cipher}]]></Encrypt></xml>` };
};

const kept = async (): Promise<number> => {
  const [row] = await desk.source.query<{ n: string }[]>('SELECT COUNT(*) n FROM inbound_messages');
  return Number(row?.n);
};

test('the URL check answers the plain text alone', async () => {
  const cipher = encrypt(desk.config.WECOM_AES_KEY, '1616140317555161061', CORP);
  const at = String(Math.floor(desk.clock.now().getTime() / 1000));
  const query = new URLSearchParams({
    msg_signature: getSignature(desk.config.WECOM_TOKEN, at, 'n', cipher),
    timestamp: at,
    nonce: 'n',
    echostr: cipher,
  });
  const good = await fetch(`${desk.urls[0] ?? ''}?${query.toString()}`);
  expect([good.status, await good.text()]).toEqual([200, '1616140317555161061']);
  query.set('msg_signature', 'f'.repeat(40));
  const bad = await fetch(`${desk.urls[0] ?? ''}?${query.toString()}`);
  expect([bad.status, await bad.text()]).toEqual([403, '']);
});

test.each<[string, () => Promise<{ status: number; text: string }>, number]>([
  ['a wrong signature', () => raw(sealed(message()).body, { signature: '0'.repeat(40) }), 403],
  ['no signature', () => raw(sealed(message()).body, { query: false }), 403],
  [
    'another corp as receiver',
    () => {
      const { cipher, body } = sealed(message(), 'wwsomebodyelse0001');
      return raw(body, { cipher });
    },
    403,
  ],
  [
    'a timestamp of 2020',
    () => {
      const { cipher, body } = sealed(message());
      return raw(body, { cipher, at: 1_580_000_000 });
    },
    403,
  ],
  ['plain XML', () => raw(message()), 403],
  ['garbage', () => raw('%%%% not xml'), 400],
  ['nothing', () => raw(''), 400],
  ['a document type', () => raw('<!DOCTYPE x [<!ENTITY a "b">]><xml><Encrypt>&a;</Encrypt></xml>'), 400],
  ['70 KiB', () => raw(`<xml><Encrypt>${'x'.repeat(70_000)}</Encrypt></xml>`), 413],
])('%s is refused without a word and not kept', async (_what, send, status) => {
  const before = await kept();
  expect(await send()).toEqual({ status, text: '' });
  expect(await kept()).toBe(before);
});

test('what is refused is audited by hour and reason, however often it comes', async () => {
  const audited = async (): Promise<Record<string, number>> => {
    const rows = await desk.source.query<{ kind: string; n: string }[]>(
      `SELECT CONCAT(fate, ' ', status) kind, SUM(callbacks) n FROM refused_callbacks GROUP BY fate, status`,
    );
    return Object.fromEntries(rows.map((r) => [r.kind, Number(r.n)]));
  };
  await soon(async () => 'oversized 413' in (await audited()));
  const before = await audited();
  const forged = () => raw(sealed(message()).body, { signature: '0'.repeat(40) });
  await Promise.all(Array.from({ length: 25 }, forged));
  await raw(message());
  const signature = before['signature 403'] ?? 0;
  await soon(async () => (await audited())['signature 403'] === signature + 25);
  await soon(async () => (await audited())['unencrypted 403'] === (before['unencrypted 403'] ?? 0) + 1);
  const [hours] = await desk.source.query<{ n: string }[]>(
    "SELECT COUNT(*) n FROM refused_callbacks WHERE fate = 'signature'",
  );
  expect(Number(hours?.n)).toBe(1);
});

async function soon(holds: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 20_000; !(await holds()); await nextTick())
    if (Date.now() > end) throw new Error('it never came to that');
}

const nextTick = (): Promise<void> => new Promise((r) => setTimeout(r, 20));

const contents = (answers: Answer[]): unknown[] => answers.map((a) => a.reply?.['Content']);

test('a message delivered three times, encrypted anew each time, is answered once', async () => {
  const plain = message();
  const before = await kept();
  const answers = [await desk.deliver(plain), await desk.deliver(plain), await desk.deliver(plain)];
  await desk.settle();
  expect(new Set(contents(answers)).size).toBe(1);
  expect(await kept()).toBe(before + 1);
  expect(desk.heard.filter((h) => !h.passive)).toEqual([]);
  const [audit] = await desk.source.query<{ n: string }[]>(
    'SELECT COUNT(*) n FROM audit_entries a JOIN inbound_messages i ON i.id = a.inbound_id WHERE i.msg_no = ?',
    [serial],
  );
  expect(Number(audit?.n)).toBe(1);
});

test('delivered at once through two servers it is one turn, and every response carries its answer', async () => {
  const plain = message();
  const answers = await Promise.all([0, 1, 0, 1, 0, 1].map((door) => desk.deliver(plain, door)));
  expect(new Set(contents(answers)).size).toBe(1);
  expect(contents(answers)[0]).toContain('wang');
  const [audit] = await desk.source.query<{ n: string }[]>(
    'SELECT COUNT(*) n FROM audit_entries a JOIN inbound_messages i ON i.id = a.inbound_id WHERE i.msg_no = ?',
    [serial],
  );
  expect(Number(audit?.n)).toBe(1);
});

test('two different messages of one second are two', async () => {
  const before = await kept();
  await Promise.all([desk.deliver(message()), desk.deliver(message())]);
  expect(await kept()).toBe(before + 2);
});

test('20 messages of one person at once get 20 answers over two servers', async () => {
  const words = Array.from({ length: 20 }, (_, i) => `解析 第${i}句`);
  const answers = await Promise.all(
    words.map((content, i) => desk.deliver(message({ from: 'zhao', content }), i % 2)),
  );
  expect(answers.map((a) => a.status)).toEqual(Array(20).fill(200));
  const heardByZhao = (): number => desk.heard.filter((h) => h.to === 'zhao').length;
  for (const until = Date.now() + 10_000; Date.now() < until && heardByZhao() < 20; await nextTick())
    await desk.settle(); // on a busy machine the last ones come through the outbox
  expect(heardByZhao()).toBe(20);
  const rows = await desk.source.query<{ words: string }[]>(
    "SELECT words FROM audit_entries WHERE userid = 'zhao' ORDER BY seq",
  );
  expect(rows).toHaveLength(20);
  const waiting = [...rows.map((r) => r.words)].sort();
  expect(waiting).toEqual([...words].sort());
});

test('messages that wait are answered in the order of their ids', async () => {
  const plain = Array.from({ length: 20 }, (_, i) => message({ from: 'qian', content: `解析 ${i}` }));
  for (const [i, xml] of [...plain.entries()].reverse())
    await desk.source.query(
      `INSERT INTO inbound_messages (dedupe_key, arrival, userid, sent_at, msg_no, message, received_at)
        VALUES (?, 'x', 'qian', 1, ?, ?, NOW(3))`,
      [
        String(i).padStart(64, '0'),
        i,
        JSON.stringify({ MsgType: 'text', Content: /CDATA\[(解析 \d+)/.exec(xml)?.[1] }),
      ],
    );
  desk.enqueued.push({
    job: conversation.jobs?.[0] as never,
    data: { userids: ['qian'] },
    delayMs: 0,
    key: undefined,
  });
  await desk.settle();
  const rows = await desk.source.query<{ words: string }[]>(
    "SELECT words FROM audit_entries WHERE userid = 'qian' ORDER BY seq",
  );
  expect(rows.map((r) => r.words)).toEqual(Array.from({ length: 20 }, (_, i) => `解析 ${i}`));
});

test('a slow command: the callback is acknowledged in time and the answer follows once', async () => {
  slowMs = 3200;
  const started = Date.now();
  const { status, reply } = await desk.deliver(message({ from: 'li', content: '重启 D-001' }));
  const waited = Date.now() - started;
  expect([status, reply]).toEqual([200, null]);
  expect(waited).toBeGreaterThan(2300);
  expect(waited).toBeLessThan(4000);
  const until = Date.now() + 5000;
  while (Date.now() < until && desk.heard.length === 0) {
    await desk.settle();
    await new Promise((r) => setTimeout(r, 50));
  }
  slowMs = 0;
  await desk.settle();
  expect(desk.heard.map((h) => [h.text, h.passive])).toEqual([['慢慢来', false]]);
});

test('a long answer is paged below 2,048 bytes, the first part in the response', async () => {
  await desk.deliver(message({ from: 'sun', content: '设备' }));
  await desk.settle();
  const heard = desk.heard.filter((h) => h.to === 'sun');
  expect(heard.length).toBeGreaterThan(1);
  expect(heard[0]?.passive).toBe(true);
  for (const h of heard) expect(Buffer.byteLength(h.text)).toBeLessThanOrEqual(2048);
});

test('a passive reply no response carried goes through the outbox', async () => {
  await desk.deliver(message({ from: 'zhou' }));
  desk.heard.length = 0;
  await desk.source.query(
    "UPDATE inbound_messages SET state = 'replied', replied_at = NOW(3) - INTERVAL 40 SECOND WHERE userid = 'zhou'",
  );
  const jobs = conversation.jobs ?? [];
  const sweep = jobs.find((j) => j.name === 'conversation.sweep');
  if (!sweep) throw new Error('no sweep');
  await desk.run(sweep, {});
  await desk.run(sweep, {});
  await desk.settle();
  expect(desk.heard.map((h) => h.passive)).toEqual([false]);
  expect(desk.heard[0]?.text).toContain('zhou');
});
