import { deviceRestart } from '@cunkebao/shared/conversation';
import { listenToBot } from '../../../inbound/wecom/bot/listen';
import { openIntake, type Intake } from '../../../inbound/wecom/intake';
import { makeLog } from '../../../infra/log/log';
import { makeMetrics } from '../../../infra/metrics/metrics';
import { command, WecomFault, type AnyJob, type Module } from '../../../kernel';
import { openBotDesk, type BotDesk } from '../../../testing/botDesk';
import { operators } from '../../operators';
import { conversation } from '..';
import { madeUpDevices } from '../madeUp.factory';

/** The bot over its long connection, seen from the conversation: everything goes by the outbox, in order and once. */
let desk: BotDesk;
let intake: Intake;
let hear: ReturnType<typeof listenToBot>;
let gate: Promise<void> = Promise.resolve();
let serial = 0;
const made = madeUpDevices();
const quick = made.module.commands ?? [];
const slow: Module = {
  ...made.module,
  commands: quick.map((c) =>
    c.spec === deviceRestart
      ? command<{ device?: string }>(deviceRestart, {
          plan: async (ctx, args) => {
            await gate;
            const plan = await c.plan?.(ctx, args);
            if (!plan) throw new Error('no plan');
            return plan;
          },
          run: c.run,
        })
      : c,
  ),
};
const modules = [operators, conversation, slow];

beforeAll(async () => {
  desk = await openBotDesk('botsocket', modules);
  await desk.operator('wang', '王芳', ['owner']);
  const log = makeLog('silent');
  const queues = {
    add: async (all: readonly BotDesk['enqueued'][number][]) => void desk.enqueued.push(...all),
  };
  intake = openIntake({
    ...{ config: desk.config, transact: desk.transact, clock: desk.clock, log, metrics: makeMetrics() },
    ...{ modules, lane: desk.source, queues },
  });
  hear = listenToBot({ intake, clock: desk.clock, log });
});
afterAll(async () => {
  await intake.stop();
  await desk.close();
});
beforeEach(async () => {
  await desk.settle();
  desk.heard.length = 0;
  desk.said.length = 0;
  gate = Promise.resolve();
});

const job = (name: string): AnyJob => {
  const found = (conversation.jobs ?? []).find((j) => j.name === name);
  if (!found) throw new Error(name);
  return found;
};

/** The frame of a push, and its req_id. */
function pushes(body: Record<string, unknown>, reqId = `req-${serial++}`): string {
  const facts = { msgid: `m-${reqId}`, aibotid: 'BOT', chattype: 'single', from: { userid: 'wang' } };
  hear({ cmd: 'aibot_msg_callback', reqId, body: { ...facts, ...body } });
  return reqId;
}
const asks = (text: string, more: Record<string, unknown> = {}): string =>
  pushes({ msgtype: 'text', text: { content: text }, ...more });
const kept = async (reqId: string): Promise<void> => {
  for (const until = Date.now() + 20_000; Date.now() < until; await new Promise((r) => setTimeout(r, 10))) {
    const found = await desk.source.query<unknown[]>('SELECT id FROM inbound_messages WHERE message LIKE ?', [
      `%"${reqId}"%`,
    ]);
    if (found.length > 0) return;
  }
};
const settled = async (reqId: string): Promise<void> => {
  await kept(reqId);
  await desk.settle();
};

test('a question is answered once under its req_id, however often it is pushed', async () => {
  const id = asks('我是谁', { msgid: 'twice' });
  await settled(id);
  asks('我是谁', { msgid: 'twice' });
  await desk.settle();
  expect(desk.said).toMatchObject([
    {
      how: 'answer',
      place: { token: id },
      message: { kind: 'words', text: expect.stringContaining('王芳') },
    },
  ]);
  expect(desk.heard).toEqual([]);
});

test('a slow answer takes the place of 处理中…', async () => {
  let open: () => void = () => undefined;
  gate = new Promise((resolve) => (open = resolve));
  await desk.source.query('UPDATE dialogues SET answered_at = NOW(3) - INTERVAL 30 SECOND');
  const id = asks('重启 D-001');
  await kept(id);
  await desk.source.query('UPDATE inbound_messages SET stored_at = stored_at - INTERVAL 3 SECOND');
  await desk.run(job('conversation.sayBusy'), {});
  open();
  await settled(id);
  const [busy, grown, card] = desk.said.map((s) => s.message);
  expect(busy).toMatchObject({ kind: 'growing', text: '处理中…', finished: false });
  expect(grown).toMatchObject({ kind: 'growing', id: (busy as { id: string }).id, finished: true });
  expect(card).toMatchObject({ kind: 'card' });
});

test('what the bot cannot say is said in the chat with the app', async () => {
  const id = asks('我是谁');
  await kept(id);
  desk.refuseNext(new WecomFault(853000, 'giveUp', 'no bot'));
  await desk.settle();
  expect(desk.said).toEqual([]);
  expect(desk.heard).toMatchObject([{ to: 'wang', text: expect.stringContaining('王芳') }]);
});

test('an answer whose fate is unknown is repeated, and that it was refused says it had arrived', async () => {
  const id = asks('我是谁');
  await kept(id);
  desk.refuseNext(new WecomFault(0, 'retry', 'no ack', true), true);
  await desk.settle();
  await desk.source.query('UPDATE outbox_messages SET not_before = NULL');
  await desk.run(job('conversation.sweep'), {});
  await desk.settle();
  expect(desk.said).toHaveLength(1);
  expect(desk.heard).toEqual([]);
});

test('who opens the chat is greeted; a greeting that comes too late is none', async () => {
  const enter = { msgtype: 'event', event: { eventtype: 'enter_chat', enter_chat: {} } };
  await settled(pushes(enter));
  expect(desk.said).toMatchObject([{ how: 'answer', place: { asked: 'enter' }, message: { kind: 'card' } }]);
  await desk.source.query('UPDATE chat_dialogues SET welcomed_on = NULL');
  const late = pushes(enter);
  await kept(late);
  desk.refuseNext(new WecomFault(846604, 'giveUp', 'late'));
  await desk.settle();
  expect(desk.said).toHaveLength(1);
  expect(desk.heard).toEqual([]);
});
