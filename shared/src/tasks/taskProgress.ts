import { outcomeText, type ActionKind, type Outcome } from '../fleet';
import { clockOf, dayOf, momentOf, wordsOf, type Words } from '../kernel';
import { isOpen, isSettled, type ActionState, type TaskState } from './actionStates';
import { evidenceText } from './evidenceText';
import { waitText } from './waitText';

export interface ActionFacts {
  deviceId: string;
  kind: ActionKind;
  /** whom it is for, masked; null: the phone itself */
  label: string | null;
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
  state: 'running' | 'waiting' | 'done' | 'partly' | 'failed' | 'stopped';
}

const MOST_LINES = 6;

/** The text of a task's one card: what is done, what runs, what waits and why (commands.md §1.8). */
export function taskProgress(
  task: { id: string; title: string; state: TaskState },
  actions: readonly ActionFacts[],
  now: Date,
  tz: string,
  w: Words = wordsOf('zh'),
): Progress {
  const wanted = actions.filter((a) => a.state !== 'skipped');
  const settled = wanted.filter((a) => isSettled(a.state));
  const done = settled.filter((a) => a.state === 'done').length;
  const skips = skipLines(actions, w);
  const shown = [...wanted].sort((a, b) => weight(a) - weight(b)).slice(0, MOST_LINES - skips.length);
  const lines = [...shown.map((a) => actionLine(a, now, tz, w)), ...skips];
  const unit = actions.some((a) => a.label !== null) ? '项' : '台';
  if (wanted.length > shown.length)
    lines.push(
      w(
        `……共 ${actions.length} ${unit}，说「任务 ${task.id}」看全部`,
        `… ${actions.length} in all, say "task ${task.id}" for the rest`,
      ),
    );
  const figures = figuresOf(done, wanted.length, actions.length - wanted.length, w);
  const state =
    actions.length === 0 && task.state === 'queued'
      ? w('等待中', 'waiting')
      : stateWords(task.state, settled.length, done, wanted, { now, tz, w });
  const shownAs = cardState(task.state, done);
  return {
    headline: `${task.id} ${task.title}${w('：', ': ')}${state}${figures}`,
    lines,
    state: shownAs === 'running' && allWait(wanted, now) ? 'waiting' : shownAs,
  };
}

const MOST_REASONS = 2;

/** Those left out, by reason, the most frequent first: ⏭ 跳过 53：不是所选微信号的好友. */
function skipLines(actions: readonly ActionFacts[], w: Words): string[] {
  const reasons = new Map<string, number>();
  for (const { state, note } of actions)
    if (state === 'skipped') reasons.set(note ?? '', (reasons.get(note ?? '') ?? 0) + 1);
  return [...reasons]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_REASONS)
    .map(([note, n]) => w(`⏭ 跳过 ${n} 项：${waitText(note, w)}`, `⏭ left out, ${n}: ${waitText(note, w)}`));
}

/** （27/30，跳过 3） */
function figuresOf(done: number, all: number, skipped: number, w: Words): string {
  const left = skipped > 0 ? w(`跳过 ${skipped}`, `left out ${skipped}`) : '';
  const parts = [...(all > 1 || left ? [`${done}/${all}`] : []), ...(left ? [left] : [])];
  return parts.length > 0 ? w(`（${parts.join('，')}）`, ` (${parts.join(', ')})`) : '';
}

/** The state of a task follows from its actions, unless a person paused or stopped it. */
export function stateOfTask(before: TaskState, actions: readonly { state: ActionState }[]): TaskState {
  if (actions.length === 0) return before;
  if (actions.every((a) => isSettled(a.state))) {
    if (before === 'stopped') return 'stopped';
    const wanted = actions.filter((a) => a.state !== 'skipped');
    return wanted.length > 0 && wanted.every((a) => a.state === 'done') ? 'done' : 'failed';
  }
  if (before === 'paused' || before === 'stopped') return before;
  return actions.some((a) => a.state !== 'ready') ? 'running' : 'queued';
}

/** One action as one line: ✅ D-012 完成. */
export function actionLine(a: ActionFacts, now: Date, tz: string, w: Words = wordsOf('zh')): string {
  return `${markOf(a)} ${a.label ?? a.deviceId} ${actionText(a, now, tz, w)}`;
}

export function actionText(a: ActionFacts, now: Date, tz: string, w: Words = wordsOf('zh')): string {
  if (a.outcome) return evidenceText(a.kind, a.outcome, w) ?? outcomeText(a.outcome, w);
  const note = a.note === null ? null : waitText(a.note, w);
  const said = SAID[a.state];
  return said ? said(a, note, { now, tz, w }) : w(PLAIN, PLAIN_EN)[a.state as Plain];
}

interface Frame {
  now: Date;
  tz: string;
  w: Words;
}

/** States that say more than their name. */
const SAID: Partial<Record<ActionState, (a: ActionFacts, note: string | null, f: Frame) => string>> = {
  ready: (a, note, { now, tz, w }) => readyText(a, note, now, tz, w),
  running: ({ percent }, note, { w }) => runningText(percent, note, w),
  skipped: (_, note, { w }) => w('跳过', 'left out') + (note ? w(`：${note}`, `: ${note}`) : ''),
  expired: (_, note, { w }) =>
    w('已过期：', 'expired: ') + (note ?? w('设备一直没有上线', 'the device did not come online')),
};

const runningText = (percent: number | null, note: string | null, w: Words): string =>
  `${w('执行中', 'running')}${percent === null ? '' : ` ${percent}%`}${note ? ` ${note}` : ''}`;

type Plain = Exclude<ActionState, 'ready' | 'running' | 'expired' | 'skipped'>;
const PLAIN: Record<Plain, string> = {
  sent: '已下发，等手机接收',
  journalled: '手机已接收',
  cancelled: '已取消',
  unknown: '结果不明，请看一下手机',
  done: '完成',
  failed: '失败',
  refused: '手机拒绝',
};
const PLAIN_EN: typeof PLAIN = {
  sent: 'sent, waiting for the phone to take it',
  journalled: 'taken by the phone',
  cancelled: 'cancelled',
  unknown: 'outcome unknown, please look at the phone',
  done: 'done',
  failed: 'failed',
  refused: 'the phone refused',
};

function readyText(a: ActionFacts, note: string | null, now: Date, tz: string, w: Words): string {
  if (note) return w(`等待：${note}`, `waiting: ${note}`);
  if (a.notBefore && a.notBefore > now) {
    const when = whenOf(a.notBefore, now, tz);
    return w(`等到 ${when} 执行`, `waits until ${when}`);
  }
  const until = clockOf(a.deadlineAt, tz);
  return a.held
    ? w(`等待设备上线，${until} 前有效`, `waiting for the device, good until ${until}`)
    : w('等待下发', 'waiting to be sent');
}

/** The hour today, the day with it otherwise. */
const whenOf = (at: Date, now: Date, tz: string): string =>
  dayOf(at, tz) === dayOf(now, tz) ? clockOf(at, tz) : momentOf(at, tz);

function markOf(a: ActionFacts): string {
  if (a.state === 'done') return '✅';
  if (a.state === 'unknown') return '⚠️';
  if (a.state === 'cancelled') return '⏹';
  if (a.state === 'skipped') return '⏭';
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
  { now, tz, w }: { now: Date; tz: string; w: Words },
): string {
  if (state === 'paused') return w('已暂停', 'paused');
  if (state === 'stopped') return w('已停止', 'stopped');
  if (settled < actions.length)
    return allWait(actions, now) ? waitWords(actions, now, tz, w) : w('执行中', 'running');
  if (actions.length === 0) return w('全部跳过', 'all left out');
  if (done === actions.length) return w('已完成', 'done');
  if (actions.some((a) => a.state === 'unknown')) return w('有结果不明', 'some outcomes unknown');
  return done > 0 ? w('部分失败', 'partly failed') : w('失败', 'failed');
}

/** What is not over yet waits for its phone, its time or its account. */
const allWait = (actions: readonly ActionFacts[], now: Date): boolean => {
  const left = actions.filter((a) => !isSettled(a.state));
  return left.length > 0 && left.every((a) => a.state === 'ready' && waits(a, now));
};

const waits = (a: ActionFacts, now: Date): boolean =>
  a.held || a.note !== null || (a.notBefore !== null && a.notBefore > now);

function waitWords(actions: readonly ActionFacts[], now: Date, tz: string, w: Words): string {
  const left = actions.filter((a) => !isSettled(a.state));
  if (left.every((a) => a.held)) return w('等待设备上线', 'waiting for the device');
  const times = left.flatMap((a) =>
    a.notBefore && a.notBefore > now && a.note === null ? [a.notBefore] : [],
  );
  const first = times.sort((a, b) => a.getTime() - b.getTime())[0];
  if (!first) return w('等待中', 'waiting');
  const when = whenOf(first, now, tz);
  return w(`等待中，${when} 执行`, `waiting, begins ${when}`);
}

function cardState(state: TaskState, done: number): Progress['state'] {
  if (state === 'failed' && done > 0) return 'partly';
  if (state === 'done' || state === 'failed' || state === 'stopped') return state;
  return 'running';
}
