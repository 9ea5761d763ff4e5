import { stateOfTask, taskProgress, type ActionFacts } from './taskProgress';
import type { ActionState, TaskState } from './actionStates';

const now = new Date('2026-03-02T02:00:00Z');
const tz = 'Asia/Shanghai';
const action = (more: Partial<ActionFacts>): ActionFacts => ({
  deviceId: 'D-012',
  kind: 'restart',
  label: null,
  state: 'ready',
  percent: null,
  note: null,
  held: false,
  deadlineAt: new Date('2026-03-02T02:10:00Z'),
  notBefore: null,
  outcome: null,
  ...more,
});
const show = (state: TaskState, ...actions: Partial<ActionFacts>[]) =>
  taskProgress({ id: 'T-87', title: '重启 D-012', state }, actions.map(action), now, tz);

test.each<[string, TaskState, Partial<ActionFacts>, string, string]>([
  [
    'is under way',
    'running',
    { state: 'running', percent: 40 },
    'T-87 重启 D-012：执行中',
    '⏳ D-012 执行中 40%',
  ],
  [
    'waits for its phone',
    'queued',
    { held: true },
    'T-87 重启 D-012：等待设备上线',
    '⏳ D-012 等待设备上线，10:10 前有效',
  ],
  [
    'is done',
    'done',
    { state: 'done', outcome: { state: 'done' } },
    'T-87 重启 D-012：已完成',
    '✅ D-012 完成',
  ],
  [
    'failed',
    'failed',
    { state: 'failed', outcome: { state: 'failed', code: 'TIMEOUT', afterEffect: false } },
    'T-87 重启 D-012：失败',
    '❌ D-012 失败：手机执行超时',
  ],
  [
    'waits for tomorrow',
    'queued',
    { notBefore: new Date('2026-03-03T00:00:00Z') },
    'T-87 重启 D-012：等待中，03-03 08:00 执行',
    '⏳ D-012 等到 03-03 08:00 执行',
  ],
  [
    'waits for its account',
    'queued',
    { note: 'A-0031 加好友暂停到 03-05 09:00（人工暂停）' },
    'T-87 重启 D-012：等待中',
    '⏳ D-012 等待：A-0031 加好友暂停到 03-05 09:00（人工暂停）',
  ],
  ['expired', 'failed', { state: 'expired' }, 'T-87 重启 D-012：失败', '❌ D-012 已过期：设备一直没有上线'],
  [
    'is in doubt',
    'failed',
    { state: 'unknown' },
    'T-87 重启 D-012：有结果不明',
    '⚠️ D-012 结果不明，请看一下手机',
  ],
  ['was stopped', 'stopped', { state: 'cancelled' }, 'T-87 重启 D-012：已停止', '⏹ D-012 已取消'],
])('the card of a task that %s says so', (_, state, one, headline, line) => {
  expect(show(state, one)).toMatchObject({ headline, lines: [line] });
});

test('of many phones it shows six, those that need a person first', () => {
  const done = { state: 'done' as const, outcome: { state: 'done' as const } };
  const { headline, lines, state } = show('failed', done, done, done, done, done, done, {
    deviceId: 'D-007',
    state: 'expired',
  });
  expect(headline).toBe('T-87 重启 D-012：部分失败（6/7）');
  expect(state).toBe('partly');
  expect(lines).toHaveLength(7);
  expect(lines[0]).toBe('❌ D-007 已过期：设备一直没有上线');
  expect(lines[6]).toBe('……共 7 台，说「任务 T-87」看全部');
});

test.each<[TaskState, ActionState[], TaskState]>([
  ['queued', ['ready', 'ready'], 'queued'],
  ['queued', ['sent', 'ready'], 'running'],
  ['running', ['done', 'done'], 'done'],
  ['running', ['done', 'unknown'], 'failed'],
  ['paused', ['running', 'ready'], 'paused'],
  ['paused', ['done', 'done'], 'done'],
  ['stopped', ['cancelled', 'done'], 'stopped'],
  ['stopped', ['cancelled', 'running'], 'stopped'],
])('a %s task with actions %j is %s', (before, states, after) => {
  expect(
    stateOfTask(
      before,
      states.map((state) => ({ state })),
    ),
  ).toBe(after);
});

test('nothing is called under way before something moves', () => {
  const tomorrow = new Date('2026-03-03T00:00:00Z');
  expect(show('queued', { notBefore: tomorrow }).state).toBe('waiting');
  expect(show('running', { notBefore: tomorrow }, { state: 'sent' }).state).toBe('running');
  expect(show('queued', { notBefore: tomorrow }, { held: true }).headline).toBe(
    'T-87 重启 D-012：等待中，03-03 08:00 执行（0/2）',
  );
  expect(show('queued', {}).headline).toBe('T-87 重启 D-012：执行中');
});
