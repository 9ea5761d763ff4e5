import { registerSystem, type QueueFigures } from '../../kernel';
import { openChatDesk, type ChatDesk } from '../../testing/chatDesk';
import type { Heard } from '../../testing/rememberingWecom';
import { accounts } from '../accounts';
import { alerts } from '../alerts';
import { conversation } from '../conversation';
import { customers } from '../customers';
import { fleet } from '../fleet';
import { aDevice } from '../fleet/fleet.factory';
import { insight } from '../insight';
import { operators } from '../operators';
import { tasks } from '../tasks';
import { tickets } from '../tickets';
import { system } from '.';

let desk: ChatDesk;
let queues: QueueFigures[] | null = null;
const figures = (more: Partial<QueueFigures>): QueueFigures => ({
  ...{ name: 'work', waiting: 0, active: 0, delayed: 0, failed: 0, lagMinutes: 0 },
  ...more,
});

beforeAll(async () => {
  desk = await openChatDesk('opssystem', [
    operators,
    conversation,
    fleet,
    accounts,
    tasks,
    customers,
    insight,
    alerts,
    tickets,
    system,
  ]);
  registerSystem({
    version: '0.1.0',
    upSeconds: () => 7200,
    queues: () => (queues ? Promise.resolve(queues) : Promise.reject(new Error('away'))),
    redisMs: () => (queues ? Promise.resolve(1) : Promise.reject(new Error('away'))),
    wecomErrors: () => Promise.resolve(2),
  });
  await desk.operator('linlan', '林岚', ['owner']);
  await desk.operator('hexin', '何欣', ['admin']);
  await desk.operator('xiaoli', '小李', ['viewer']);
  await desk.operator('zhou', '周宇', ['userOps']);
  await desk.transact((ctx) => aDevice(ctx, { id: 'D-012', name: '前台', operator: 'xiaoli' }));
});
afterAll(() => desk.close());
beforeEach(async () => {
  queues = [figures({})];
  await settle();
  desk.heard.length = 0;
});

const settle = (): Promise<void> => desk.settle();
/** what this person hears to these words */
async function says(userid: string, words: string): Promise<string> {
  const from = desk.heard.length;
  await desk.say(userid, words);
  await settle();
  return desk.heard
    .slice(from)
    .filter((h) => h.to === userid)
    .map((h) => h.text)
    .join('\n');
}
const cardOf = (userid: string): Heard['card'] =>
  desk.heard.filter((h) => h.to === userid && h.card).at(-1)?.card ?? null;
async function confirms(userid: string): Promise<void> {
  await desk.press(userid, String(cardOf(userid)?.['task_id']), 'confirm');
  await settle();
}
const rolesOf = async (userid: string): Promise<string[]> =>
  (
    await desk.source.query<{ role: string }[]>(
      'SELECT role FROM operator_roles WHERE userid = ? ORDER BY role',
      [userid],
    )
  ).map((r) => r.role);

test('an owner gives a role after a preview; the person hears of it, and undo takes it back', async () => {
  expect(await says('linlan', '让小李做矩阵管理')).toContain('让 小李 做矩阵管理');
  expect(await rolesOf('xiaoli')).toEqual(['viewer']);
  await confirms('linlan');
  expect(await rolesOf('xiaoli')).toEqual(['matrixOps', 'viewer']);
  expect(desk.heard.some((h) => h.to === 'xiaoli' && h.text.includes('林岚 给您开通了：矩阵管理'))).toBe(
    true,
  );
  expect(await says('linlan', '让小李做矩阵管理')).toContain('小李 已经是矩阵管理');
  expect(await says('linlan', '撤销')).toContain('已撤销：让 小李 做矩阵管理');
  expect(await rolesOf('xiaoli')).toEqual(['viewer']);
});

test('a person without the permission is told which one and who may give it', async () => {
  const answer = await says('zhou', '让小李做矩阵管理');
  expect(answer).toContain('缺少权限：role.grant');
  expect(answer).toContain('系统管理员');
  expect(await says('zhou', '撤销小李的只读')).toContain('缺少权限：role.revoke');
});

test('nobody gives or takes more than he has', async () => {
  expect(await says('hexin', '让小李做项目主理人')).toContain('权限比您的多');
  expect(await says('hexin', '让小李做用户运营')).toContain('权限比您的多');
  expect(await says('hexin', '撤销林岚的项目主理人')).toContain('权限比您的多');
  expect(cardOf('hexin')).toBeNull();
  await says('hexin', '让周宇做系统管理员');
  await confirms('hexin');
  expect(await rolesOf('zhou')).toEqual(['admin', 'userOps']);
  await says('hexin', '撤销周宇的系统管理员');
  await confirms('hexin');
  expect(await rolesOf('zhou')).toEqual(['userOps']);
});

test('the last owner keeps the role', async () => {
  expect(await says('linlan', '撤销林岚的项目主理人')).toContain('这是最后一位项目主理人，不能收回');
  expect(await rolesOf('linlan')).toEqual(['owner']);
});

test('two owners who take the role from each other leave one', async () => {
  await says('linlan', '让何欣做项目主理人');
  await confirms('linlan');
  await says('linlan', '撤销何欣的项目主理人');
  await says('hexin', '撤销林岚的项目主理人');
  await Promise.all([
    desk.press('linlan', String(cardOf('linlan')?.['task_id']), 'confirm'),
    desk.press('hexin', String(cardOf('hexin')?.['task_id']), 'confirm'),
  ]);
  await settle();
  const owners = await desk.source.query<{ userid: string }[]>(
    "SELECT userid FROM operator_roles WHERE role = 'owner'",
  );
  expect(owners).toHaveLength(1);
  await desk.source.query("DELETE FROM operator_roles WHERE role = 'owner'");
  await desk.operator('linlan', '林岚', ['owner']);
});

test('a new colleague is named by his userid; what he had before he left does not come back', async () => {
  await desk.operator('sunyue', '孙悦', ['owner']);
  await desk.source.query("UPDATE operators SET active = 0 WHERE userid = 'sunyue'");
  expect(await says('linlan', '让sunyue做只读')).toContain('sunyue 还不是操作员');
  await confirms('linlan');
  expect(await rolesOf('sunyue')).toEqual(['viewer']);
  expect(await says('linlan', '让小黎做只读')).toContain('没有叫「小黎」的同事，是不是 小李');
});

test('the audit says who did what to a thing, and what a person did', async () => {
  await says('linlan', 'D-012停用维护');
  if (cardOf('linlan')) await confirms('linlan');
  await says('linlan', '设备 D-012');
  const thing = await says('hexin', '审计 D-012');
  expect(thing).toMatch(/操作记录 D-012：\d+ 条/);
  expect(thing).toContain('林岚 维护「D-012停用维护」');
  expect(thing).toContain('另有 1 次查询');
  const person = await says('hexin', '周宇今天做了什么');
  expect(person).toContain('周宇 被拒绝 授权「让小李做矩阵管理」');
});

test('what nobody did is said so; an unknown person and a future time are asked about', async () => {
  expect(await says('hexin', '谁解绑了D-012')).toContain('没有操作');
  expect(await says('hexin', '审计 小黄 昨天')).toContain('没有叫「小黄」的同事');
  expect(await says('zhou', '审计 D-012')).toContain('缺少权限：audit.search');
});

test('the audit of a narrower scope shows his own entries only', async () => {
  await desk.source.query("UPDATE operators SET scope = 'own' WHERE userid = 'hexin'");
  expect(await says('hexin', '审计 D-012')).toContain('操作记录 D-012：没有操作');
  await desk.source.query("UPDATE operators SET scope = 'company' WHERE userid = 'hexin'");
});

test('queues are shown with what waits and failed; unreadable ones give a sentence', async () => {
  queues = [figures({ name: 'outbox', waiting: 3, failed: 2, lagMinutes: 6.5 }), figures({})];
  const answer = await says('hexin', '队列');
  expect(answer).toContain('队列：3 个等待，2 个没做成');
  expect(answer).toContain('❌ 发消息 outbox：等待 3，执行 0，延后 0，失败 2，最久等了 6 分钟');
  queues = null;
  expect(await says('hexin', '队列')).toContain('队列现在读不到');
  expect(await says('zhou', '队列')).toContain('缺少权限：queue.show');
});

test('the status names every part, also the one that does not answer', async () => {
  const answer = await says('hexin', '系统状态');
  expect(answer).toMatch(/数据库 \d+ 毫秒/);
  expect(answer).toContain('15 分钟内出错 2 次');
  expect(answer).toContain('版本 0.1.0 · 已运行 2 小时');
  queues = null;
  expect(await says('hexin', '系统状态')).toContain('Redis 没有回应');
  expect(await says('zhou', '系统状态')).toContain('缺少权限：system.status');
});

test('refused callbacks of the last day are said, older ones and none are not', async () => {
  const hoursAgo = (n: number): Date => new Date(desk.clock.now().getTime() - n * 3_600_000);
  const keep = (hours: number, n: number) =>
    desk.source.query('INSERT INTO refused_callbacks VALUES (?, ?, ?, ?, ?, ?)', [
      ...[hoursAgo(hours), 'signature', 403, n],
      ...[hoursAgo(hours), hoursAgo(hours)],
    ]);
  await keep(30, 50);
  expect(await says('hexin', '系统状态')).not.toContain('拒收');
  await keep(3, 4);
  await keep(2, 3);
  expect(await says('hexin', '系统状态')).toContain('⚠️ 24 小时内拒收回调 7 次');
});

test('alerts and their rules are refused to those whose work they are not', async () => {
  expect(await says('zhou', '在线率低于85%告警')).toContain('缺少权限：alert.rule');
  expect(await says('zhou', '处理 AL-3')).toContain('缺少权限：alert.ack');
  expect(await says('zhou', 'AL-3 已解决')).toContain('缺少权限：alert.resolve');
  expect(await says('zhou', '告警')).toContain('现在没有告警');
});

test('完成待办 2 means the second of the list that was shown, also after the first is done', async () => {
  await says('zhou', '报Bug 一号问题');
  await says('zhou', '报Bug 二号问题');
  const list = await says('hexin', '待办');
  expect(list).toMatch(/评审 TK-1.*评审 TK-2/s);
  await says('hexin', '完成待办 1');
  expect(await says('hexin', '完成待办 2')).toContain('办完了：评审 TK-2');
});
