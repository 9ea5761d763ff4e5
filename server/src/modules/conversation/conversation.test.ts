import { openChatDesk, type ChatDesk } from '../../testing/chatDesk';
import { patiently } from '../../testing/patiently';
import { operators } from '../operators';
import { conversation } from '.';
import { madeUpDevices } from './madeUp.factory';

let desk: ChatDesk;
const made = madeUpDevices();

beforeAll(async () => {
  desk = patiently(await openChatDesk('convtalk', [operators, conversation, made.module], { doors: 2 }));
  await desk.operator('wang', '王芳', ['owner']);
  await desk.operator('li', '小李', ['matrixOps']);
  await desk.operator('view', '小看', ['viewer']);
});
afterAll(() => desk.close());
beforeEach(async () => {
  await desk.settle();
  desk.heard.length = 0;
  desk.enqueued.length = 0;
  Object.assign(made, { restarted: [], online: ['D-001'], broken: false });
  for (const table of ['confirmations', 'dialogues', 'audit_entries', 'receipts'])
    await desk.source.query(`DELETE FROM ${table}`);
});

const taskIdOf = (i = -1): string =>
  String(desk.heard.filter((h) => h.card?.['task_id']).at(i)?.card?.['task_id']);
const texts = (): string[] => desk.heard.map((h) => h.text);

async function decisions(userid: string): Promise<string[]> {
  const rows = await desk.source.query<{ decision: string }[]>(
    'SELECT decision FROM audit_entries WHERE userid = ? ORDER BY seq',
    [userid],
  );
  return rows.map((r) => r.decision);
}

test('a short answer comes in the response of the callback', async () => {
  const { reply } = await desk.say('wang', '我是谁');
  expect(reply).toMatchObject({
    MsgType: 'text',
    ToUserName: 'wang',
    FromUserName: desk.config.WECOM_CORP_ID,
  });
  expect(reply?.['Content']).toContain('王芳');
  await desk.settle();
  expect(desk.heard).toHaveLength(1);
  expect(await decisions('wang')).toEqual(['executed']);
});

test('a stranger hears one fixed sentence', async () => {
  await desk.say('nobody', '离线设备');
  expect(texts()).toEqual(['您还不是存客宝的操作员，请联系管理员开通。']);
  expect(await decisions('nobody')).toEqual(['denied']);
});

test('a dangerous command is previewed on a card, runs when confirmed, and the card says who', async () => {
  await desk.say('wang', '重启 D-001');
  await desk.settle();
  const { card } = desk.heard.at(-1) ?? {};
  expect(card).toMatchObject({ card_type: 'button_interaction', main_title: { title: '重启 D-001' } });
  expect(made.restarted).toEqual([]);
  const { reply } = await desk.press('wang', taskIdOf(), 'confirm');
  expect(reply).toMatchObject({ MsgType: 'update_template_card' });
  expect((reply?.['TemplateCard'] as Record<string, unknown>)['ReplaceText']).toMatch(/已由 王芳 确认/);
  expect(made.restarted).toEqual(['D-001']);
  expect(await decisions('wang')).toEqual(['asked', 'confirmed', 'executed']);
});

test('a card pressed 20 times by two people over two servers runs once', async () => {
  await desk.say('wang', '重启 D-001');
  await desk.settle();
  const task = taskIdOf();
  const presses = Array.from({ length: 20 }, (_, i) =>
    desk.press(i % 2 ? 'wang' : 'li', task, 'confirm', { door: i % 2 }),
  );
  const answers = await Promise.all(presses);
  expect(answers.map((a) => a.status)).toEqual(Array(20).fill(200));
  expect(made.restarted).toEqual(['D-001']);
  const late = await desk.press('li', task, 'cancel');
  expect(JSON.stringify(late.reply)).toMatch(/已由 (王芳|小李) 确认/);
});

test('a plan that changed meanwhile is shown again and not run', async () => {
  await desk.say('wang', '重启 D-001');
  await desk.settle();
  made.online = ['D-001', 'D-002'];
  await desk.press('wang', taskIdOf(), 'confirm');
  await desk.settle();
  expect(made.restarted).toEqual([]);
  const again = taskIdOf();
  await desk.press('wang', again, 'confirm');
  expect(made.restarted).toEqual(['D-001']);
});

test('an expired card does nothing and offers the preview again', async () => {
  await desk.say('wang', '重启 D-001');
  await desk.settle();
  const task = taskIdOf();
  const before = desk.clock.now();
  desk.at(new Date(before.getTime() + 16 * 60_000).toISOString());
  const { reply } = await desk.press('wang', task, 'confirm');
  await desk.settle();
  desk.at(before.toISOString());
  expect(JSON.stringify(reply)).toContain('已过期');
  const again = /say:(重新预览 \d{4})/.exec(JSON.stringify(desk.heard.at(-1)?.card))?.[1] ?? '';
  await desk.say('wang', again);
  await desk.settle();
  expect(JSON.stringify(desk.heard.at(-1)?.card)).toMatch(/重启 D-001.*"key":"confirm"/);
  expect(made.restarted).toEqual([]);
});

test('确认 alone is enough while one preview is open, with two the code is needed', async () => {
  await desk.say('wang', '重启 D-001');
  await desk.say('wang', '确认');
  expect(made.restarted).toEqual(['D-001']);
  await desk.say('wang', '重启 D-002');
  await desk.say('wang', '重启 D-003');
  await desk.say('wang', '确认');
  expect(made.restarted).toHaveLength(1);
  const code = /确认 (\d{4})/.exec(desk.heard.at(-1)?.text ?? '')?.[1] ?? '';
  await desk.say('wang', `确认 ${code}`);
  expect(made.restarted).toEqual(['D-001', 'D-002']);
});

test('who may not is told which permission is missing, and nothing is previewed', async () => {
  await desk.say('view', '重启 D-001');
  expect(texts().join()).toMatch(/device\.restart[\s\S]*矩阵管理/);
  expect(await decisions('view')).toEqual(['denied']);
});

test('who may not is told so at once, before any question', async () => {
  await desk.say('view', '重启');
  await desk.settle();
  expect(texts().join()).toContain('device.restart');
  expect(texts().join()).not.toContain('哪台');
  expect(await decisions('view')).toEqual(['denied']);
});

test('a role taken away between preview and press counts', async () => {
  await desk.say('li', '重启 D-001');
  await desk.settle();
  await desk.transact((ctx) => ctx.db.query("DELETE FROM operator_roles WHERE userid = 'li'"));
  await desk.press('li', taskIdOf(), 'confirm');
  await desk.settle();
  await desk.operator('li', '小李', ['matrixOps']);
  expect(made.restarted).toEqual([]);
  expect(await decisions('li')).toEqual(['asked', 'denied']);
});

test('a missing slot is asked for, the id answers it after a restart', async () => {
  await desk.say('wang', '重启');
  expect(texts().join()).toContain('哪台设备');
  await desk.restart(0);
  await desk.say('wang', 'D-001');
  await desk.settle();
  await desk.say('wang', '确认');
  expect(made.restarted).toEqual(['D-001']);
});

test('a reading command interrupts a question, which is then asked again', async () => {
  await desk.say('wang', '重启');
  desk.heard.length = 0;
  await desk.say('wang', '我是谁');
  await desk.settle();
  expect(texts().join('\n')).toMatch(/王芳[\s\S]*哪台设备/);
  await desk.say('wang', '取消');
  expect(desk.heard.at(-1)?.text).toContain('不做「重启」');
});

test('three answers that are none drop the question', async () => {
  await desk.say('wang', '重启');
  for (const words of ['蓝色的', '嗯嗯嗯', '随便吧']) await desk.say('wang', words);
  await desk.settle();
  expect(texts().join('\n')).toContain('先放下「重启」');
});

test('an expected refusal is its own sentence', async () => {
  await desk.say('wang', '重启 D-404');
  expect(texts()).toEqual(['没有 D-404，是不是 D-004？']);
});

test('a failure gives a trace id, blocks nothing, and 重试 runs the message again', async () => {
  await desk.say('wang', '重启 D-001');
  await desk.settle();
  made.broken = true;
  await desk.press('wang', taskIdOf(), 'confirm');
  await desk.settle();
  expect(desk.heard.at(-1)?.text).toMatch(/编号 [0-9a-f]{8}/);
  expect(desk.heard.at(-1)?.text).not.toContain('boom');
  await desk.say('wang', '我是谁');
  expect(desk.heard.at(-1)?.text).toContain('王芳');
  made.broken = false;
  await desk.say('wang', '重试');
  expect(made.restarted).toEqual(['D-001']);
});

test('撤销 takes back the last undoable action once', async () => {
  await desk.say('wang', 'D-001改名为 前台2号');
  expect(desk.heard.at(-1)?.text).toContain('撤销');
  await desk.say('wang', '撤销');
  expect(desk.heard.at(-1)?.text).toContain('已撤销：D-001 改名');
  await desk.say('wang', '撤销');
  expect(desk.heard.at(-1)?.text).toContain('没有可以撤销');
});

test('lists turn pages, and an ordinal of the last one is an id', async () => {
  await desk.say('wang', '设备');
  expect(desk.heard.at(-1)?.text).toMatch(/1\. D-001[\s\S]*第 1\/3 页/);
  await desk.say('wang', '下一页');
  expect(desk.heard.at(-1)?.text).toMatch(/9\. D-009[\s\S]*第 2\/3 页/);
  await desk.say('wang', '第3页');
  expect(desk.heard.at(-1)?.text).toContain('20. D-020');
  await desk.say('wang', '重启第3个');
  await desk.settle();
  expect(JSON.stringify(desk.heard.at(-1)?.card)).toContain('重启 D-003');
});

test('help shows only what one may run', async () => {
  await desk.say('view', '帮助');
  expect(desk.heard.at(-1)?.text).not.toContain('重启');
  await desk.say('wang', '帮助');
  expect(desk.heard.at(-1)?.text).toContain('重启 D-012');
  await desk.say('wang', '帮助 重启');
  expect(desk.heard.at(-1)?.text).toMatch(/确认后才办/);
});

test('a command that is not built says so', async () => {
  await desk.say('wang', '找客户 张三');
  expect(desk.heard.at(-1)?.text).toMatch(/听懂了.*还没有开放/);
});

test('a picture is answered with what to do instead', async () => {
  await desk.event('wang', { MsgType: 'image', MediaId: 'x', MsgId: '991' });
  expect(desk.heard.at(-1)?.text).toContain('图片');
});

test('the first visit of a day brings a card with at most six commands', async () => {
  await desk.event('li', { Event: 'enter_agent', EventKey: '' });
  await desk.settle();
  await desk.event('li', { Event: 'enter_agent', EventKey: 'again' });
  await desk.settle();
  expect(desk.heard).toHaveLength(1);
  const buttons = desk.heard[0]?.card?.['button_list'] as { key: string }[];
  expect(buttons.length).toBeLessThanOrEqual(6);
  expect(buttons.every((b) => b.key.startsWith('say:'))).toBe(true);
});

test('a button that says a sentence greys itself and the answer follows', async () => {
  const { reply } = await desk.press('wang', 'any', 'say:我是谁');
  expect(reply).toMatchObject({ MsgType: 'update_button' });
  await desk.settle();
  expect(desk.heard.at(-1)?.text).toContain('王芳');
});

test('the audit is a chain: each entry names the one before', async () => {
  await desk.say('wang', '我是谁');
  await desk.say('wang', '帮助');
  const rows = await desk.source.query<{ previous: string; hash: string }[]>(
    "SELECT previous, hash FROM audit_entries WHERE userid = 'wang' ORDER BY seq",
  );
  expect(rows).toHaveLength(2);
  expect(rows[1]?.previous).toBe(rows[0]?.hash);
});
