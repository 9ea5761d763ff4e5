import type { Words } from '../kernel';

/** Where one action stands in the ledger (fleet.md §4). Free of zod. */
export const ACTION_STATES = [
  'ready',
  'sent',
  'journalled',
  'running',
  'done',
  'failed',
  'refused',
  'expired',
  'cancelled',
  'unknown',
  'skipped',
] as const;
export type ActionState = (typeof ACTION_STATES)[number];

export const ACTION_STATE_NAMES: Record<ActionState, string> = {
  ready: '等待中',
  sent: '已下发',
  journalled: '手机已接收',
  running: '执行中',
  done: '完成',
  failed: '失败',
  refused: '被拒绝',
  expired: '已过期',
  cancelled: '已取消',
  unknown: '结果不明',
  skipped: '已跳过',
};

const ACTION_STATE_NAMES_EN: Record<ActionState, string> = {
  ready: 'waiting',
  sent: 'sent',
  journalled: 'taken by the phone',
  running: 'running',
  done: 'done',
  failed: 'failed',
  refused: 'refused',
  expired: 'expired',
  cancelled: 'cancelled',
  unknown: 'outcome unknown',
  skipped: 'left out',
};

export const actionStateNames = (w: Words): Readonly<Record<ActionState, string>> =>
  w(ACTION_STATE_NAMES, ACTION_STATE_NAMES_EN);

/** The phone has it, or may have it: its screen is taken and only the phone can tell what became of it. */
export const OPEN_STATES = ['sent', 'journalled', 'running'] as const;
export const isOpen = (s: ActionState): boolean => (OPEN_STATES as readonly string[]).includes(s);
/** Nothing more happens to it by itself. */
export const isSettled = (s: ActionState): boolean => s !== 'ready' && !isOpen(s);

/** It should have been done and was not. What was left out was never to be done. */
export const isMissed = (s: ActionState): boolean => isSettled(s) && s !== 'done' && s !== 'skipped';

export const TASK_STATES = ['queued', 'running', 'paused', 'done', 'failed', 'stopped'] as const;
export type TaskState = (typeof TASK_STATES)[number];
const TASK_STATE_NAMES: Record<TaskState, string> = {
  queued: '排队中',
  running: '执行中',
  paused: '已暂停',
  done: '已完成',
  failed: '有失败',
  stopped: '已停止',
};
const TASK_STATE_NAMES_EN: Record<TaskState, string> = {
  queued: 'queued',
  running: 'running',
  paused: 'paused',
  done: 'done',
  failed: 'with failures',
  stopped: 'stopped',
};

export const taskStateNames = (w: Words): Readonly<Record<TaskState, string>> =>
  w(TASK_STATE_NAMES, TASK_STATE_NAMES_EN);
