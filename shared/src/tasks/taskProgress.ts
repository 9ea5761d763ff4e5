import { outcomeText, type Outcome } from '../fleet';
import { clockOf, dayOf, momentOf } from '../kernel';
import { isOpen, isSettled, type ActionState, type TaskState } from './actionStates';

export interface ActionFacts {
  deviceId: string;
  state: ActionState;
  percent: number | null;
  note: string | null;
  /** it waits for its phone to come back */
  held: boolean;
  deadlineAt: Date;
  notBefore: Date | null;
  outcome: Outcome | null;
}

export interface Progress {
  headline: string;
  lines: string[];
  state: 'running' | 'done' | 'partly' | 'failed' | 'stopped';
}

const MOST_LINES = 6;

/** The text of a task's one card: what is done, what runs, what waits and why (commands.md §1.8). */
export function taskProgress(
  task: { id: string; title: string; state: TaskState },
  actions: readonly ActionFacts[],
  now: Date,
  tz: string,
): Progress {
  const settled = actions.filter((a) => isSettled(a.state));
  const done = settled.filter((a) => a.state === 'done').length;
  const shown = [...actions].sort((a, b) => weight(a) - weight(b)).slice(0, MOST_LINES);
  const lines = shown.map((a) => actionLine(a, now, tz));
  if (actions.length > shown.length) lines.push(`……共 ${actions.length} 台，说「任务 ${task.id}」看全部`);
  const figures = actions.length > 1 ? `（${done}/${actions.length}）` : '';
  return {
    headline: `${task.id} ${task.title}：${stateWords(task.state, settled.length, done, actions)}${figures}`,
    lines,
    state: cardState(task.state, done),
  };
}

/** The state of a task follows from its actions, unless a person paused or stopped it. */
export function stateOfTask(before: TaskState, actions: readonly { state: ActionState }[]): TaskState {
  if (actions.every((a) => isSettled(a.state))) {
    if (before === 'stopped') return 'stopped';
    return actions.every((a) => a.state === 'done') ? 'done' : 'failed';
  }
  if (before === 'paused' || before === 'stopped') return before;
  return actions.some((a) => a.state !== 'ready') ? 'running' : 'queued';
}

/** One action as one line: ✅ D-012 完成. */
export function actionLine(a: ActionFacts, now: Date, tz: string): string {
  return `${markOf(a)} ${a.deviceId} ${actionText(a, now, tz)}`;
}

export function actionText(a: ActionFacts, now: Date, tz: string): string {
  if (a.outcome) return outcomeText(a.outcome);
  switch (a.state) {
    case 'ready':
      if (a.note) return `等待：${a.note}`;
      if (a.notBefore && a.notBefore > now) return `等到 ${whenOf(a.notBefore, now, tz)} 执行`;
      return a.held ? `等待设备上线，${clockOf(a.deadlineAt, tz)} 前有效` : '等待下发';
    case 'sent':
      return '已下发，等手机接收';
    case 'journalled':
      return '手机已接收';
    case 'running':
      return `执行中${a.percent === null ? '' : ` ${a.percent}%`}${a.note ? ` ${a.note}` : ''}`;
    case 'expired':
      return `已过期：${a.note ?? '设备一直没有上线'}`;
    case 'cancelled':
      return '已取消';
    case 'unknown':
      return '结果不明，请看一下手机';
    case 'done':
      return '完成';
    case 'failed':
      return '失败';
    case 'refused':
      return '手机拒绝';
  }
}

/** The hour today, the day with it otherwise. */
const whenOf = (at: Date, now: Date, tz: string): string =>
  dayOf(at, tz) === dayOf(now, tz) ? clockOf(at, tz) : momentOf(at, tz);

function markOf(a: ActionFacts): string {
  if (a.state === 'done') return '✅';
  if (a.state === 'unknown') return '⚠️';
  if (a.state === 'cancelled') return '⏹';
  return isSettled(a.state) ? '❌' : '⏳';
}

/** What needs a person first, then what moves, then what waits, then what is done. */
function weight(a: ActionFacts): number {
  if (a.state === 'done') return 4;
  if (isOpen(a.state)) return 2;
  return a.state === 'ready' ? 3 : 1;
}

function stateWords(
  state: TaskState,
  settled: number,
  done: number,
  actions: readonly ActionFacts[],
): string {
  if (state === 'paused') return '已暂停';
  if (state === 'stopped') return '已停止';
  if (settled < actions.length)
    return actions.every((a) => isSettled(a.state) || (a.state === 'ready' && a.held))
      ? '等待设备上线'
      : '执行中';
  if (done === actions.length) return '已完成';
  return actions.some((a) => a.state === 'unknown') ? '有结果不明' : done > 0 ? '部分失败' : '失败';
}

function cardState(state: TaskState, done: number): Progress['state'] {
  if (state === 'failed' && done > 0) return 'partly';
  if (state === 'done' || state === 'failed' || state === 'stopped') return state;
  return 'running';
}
