import { deviceRestart } from '@cunkebao/shared/conversation';
import { command, type AnyJob, type Module } from '../../kernel';
import { openChatDesk, type ChatDesk } from '../../testing/chatDesk';
import { operators } from '../operators';
import { conversation } from '.';

/** 处理中… (conversation.md §5.7): said once, before the answer, to whoever waits longer than two seconds. */
let open: () => void = () => undefined;
let gate = Promise.resolve();

const slow: Module = {
  name: 'slow',
  commands: [
    command(deviceRestart, {
      plan: async () => {
        await gate;
        return { headline: '做完了', lines: [], targets: [], excluded: [], reversible: true, effect: {} };
      },
      run: () => Promise.resolve({ headline: 'never' }),
    }),
  ],
};

/** answers people itself; */
let desk: ChatDesk;
/** keeps what they say and leaves the answers to a worker, which works only when it is told to */
let ears: ChatDesk;
beforeAll(async () => {
  desk = await openChatDesk('busyhere', [operators, conversation, slow]);
  ears = await openChatDesk('busythere', [operators, conversation, slow], { roles: 'web' });
  for (const d of [desk, ears]) await d.operator('wang', '王芳', ['owner']);
});
afterAll(async () => {
  open();
  await desk.close();
  await ears.close();
});

const jobNamed = (name: string): AnyJob => {
  const found = (conversation.jobs ?? []).find((j) => j.name === name);
  if (!found) throw new Error(`no job ${name}`);
  return found;
};
const look = (d: ChatDesk): Promise<void> => d.run(jobNamed('conversation.sayBusy'), {});
/** So much time passes for the database, whose own clock counts the wait. */
const waits = async (d: ChatDesk, seconds: number): Promise<void> => {
  await d.source.query('UPDATE inbound_messages SET stored_at = stored_at - INTERVAL ? SECOND', [seconds]);
  await d.source.query('UPDATE dialogues SET answered_at = answered_at - INTERVAL ? SECOND', [seconds]);
};
const texts = (d: ChatDesk): string[] => d.heard.map((h) => h.text);
/** Everything planned so far is sent; no turn begins by itself. */
const sends = async (d: ChatDesk): Promise<void> => {
  const others = d.enqueued.filter((e) => e.job.name !== 'conversation.answerNext');
  d.enqueued.splice(0, d.enqueued.length, ...others);
  await d.settle();
};

test('a turn that takes longer than two seconds says so once; the answer follows it and is not lost to the response', async () => {
  gate = new Promise((resolve) => (open = resolve));
  const response = desk.say('wang', '重启 D-001');
  const kept = async (): Promise<boolean> =>
    (await desk.source.query<unknown[]>("SELECT id FROM inbound_messages WHERE state = 'queued'")).length > 0;
  for (const until = Date.now() + 20_000; Date.now() < until && !(await kept());)
    await new Promise((r) => setTimeout(r, 10));
  await look(desk);
  expect(await desk.source.query<unknown[]>('SELECT id FROM outbox_messages')).toEqual([]);
  await waits(desk, 3);
  await look(desk);
  await look(desk);
  expect((await response).reply).toBeNull();
  await desk.settle();
  expect(texts(desk)).toEqual(['处理中…']);
  open();
  await desk.settle();
  await waits(desk, 3);
  await look(desk);
  await desk.settle();
  expect(texts(desk)).toEqual(['处理中…', '做完了']);
  expect(desk.heard.some((h) => h.passive)).toBe(false);
}, 60_000);

describe('when the answer is another process’s', () => {
  beforeEach(async () => {
    open();
    gate = Promise.resolve();
    for (const table of ['inbound_messages', 'outbox_messages', 'dialogues', 'audit_entries'])
      await ears.source.query(`DELETE FROM ${table}`);
    ears.heard.length = 0;
    ears.enqueued.length = 0;
    ears.forgetSent();
  });
  const answers = (): Promise<void> => ears.run(jobNamed('conversation.answerNext'), { userids: ['wang'] });

  test('an answer within two seconds is the only thing said', async () => {
    await ears.say('wang', '我是谁');
    await look(ears);
    await answers();
    await waits(ears, 60);
    await look(ears);
    await sends(ears);
    expect(texts(ears)).toEqual([expect.stringContaining('王芳')]);
  });

  test('a worker that dies neither loses the line nor repeats it', async () => {
    await ears.say('wang', '我是谁');
    await waits(ears, 3);
    ears.enqueued.length = 0;
    await look(ears);
    await waits(ears, 30);
    await look(ears);
    await sends(ears);
    await look(ears);
    await answers();
    await look(ears);
    await sends(ears);
    expect(texts(ears)).toEqual(['处理中…', expect.stringContaining('王芳')]);
  });

  test('twenty messages that wait are one line, and being answered one after the other brings no second', async () => {
    for (let i = 0; i < 20; i++) await ears.say('wang', `解析 ${i}`);
    await waits(ears, 3);
    await look(ears);
    await look(ears);
    for (let i = 0; i < 3; i++) await answers();
    await look(ears);
    const planned = await ears.source.query<{ key: string }[]>(
      'SELECT message_key AS `key` FROM outbox_messages ORDER BY id',
    );
    expect(planned.map((r) => r.key.startsWith('busy'))).toEqual([true, false, false, false]);
  });

  test('a second slow turn is told of again', async () => {
    for (const words of ['我是谁', '我的权限']) {
      await ears.say('wang', words);
      await waits(ears, 3);
      await look(ears);
      await answers();
      await sends(ears);
    }
    expect(texts(ears).map((t) => t === '处理中…')).toEqual([true, false, true, false]);
  });

  test('who only opens the app is told nothing', async () => {
    await ears.event('wang', { Event: 'enter_agent', EventKey: 'e1' });
    await waits(ears, 30);
    await look(ears);
    expect(await ears.source.query<unknown[]>('SELECT id FROM outbox_messages')).toEqual([]);
  });
});
