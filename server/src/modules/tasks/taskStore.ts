import { laneOf, type TaskState } from '@cunkebao/shared/tasks';
import type { Ctx } from '../../kernel';
import { Action } from './action.entity';
import { Task } from './task.entity';

const SLICE = 500;
const TASK_ID = /^T-\d{1,10}$/;

export async function insertTask(
  ctx: Ctx,
  task: Pick<Task, 'id' | 'kind' | 'title' | 'createdBy'>,
): Promise<void> {
  await ctx.db.insert(Task, {
    ...task,
    state: 'queued',
    createdAt: ctx.now,
    finishedAt: null,
    shownAt: null,
  });
}

export type NewAction = Pick<
  Action,
  | 'id'
  | 'taskId'
  | 'deviceId'
  | 'step'
  | 'accountId'
  | 'label'
  | 'customerId'
  | 'contentKey'
  | 'kind'
  | 'purpose'
  | 'args'
  | 'state'
  | 'note'
  | 'notBefore'
  | 'deadlineAt'
  | 'settledAt'
>;

/** In the order given: that is the order in front of each phone. */
export async function insertActions(ctx: Ctx, actions: readonly NewAction[]): Promise<void> {
  for (let i = 0; i < actions.length; i += SLICE) {
    const rows = actions
      .slice(i, i + SLICE)
      .map((a) => [
        ...[a.id, a.taskId, a.deviceId, a.step, a.accountId, a.label, a.customerId, a.contentKey],
        ...[
          a.kind,
          a.purpose,
          placeOf(a),
          JSON.stringify(a.args),
          a.state,
          a.note,
          a.notBefore,
          a.deadlineAt,
        ],
        ...[ctx.now, a.settledAt],
      ]);
    await ctx.db.query(
      `INSERT INTO actions (id, task_id, device_id, step, account_id, label, customer_id, content_key,
        kind, purpose, lane, args, state, note, not_before, deadline_at, created_at, settled_at) VALUES ?`,
      [rows],
    );
  }
}

/** What is done to the phone itself, then answers, then the rest: control, reply, campaign (fleet.md §4, 2). */
const placeOf = (a: NewAction): number => (a.accountId === null ? 0 : laneOf(a.purpose) === 'reply' ? 1 : 2);

/** The last step each phone has of this task. Index uq_actions_step. */
export async function lastSteps(ctx: Ctx, taskId: string): Promise<Map<string, number>> {
  const rows = await ctx.db.query<{ deviceId: string; step: string }[]>(
    'SELECT device_id deviceId, MAX(step) step FROM actions WHERE task_id = ? GROUP BY device_id',
    [taskId],
  );
  return new Map(rows.map((r) => [r.deviceId, Number(r.step)]));
}

/** Whoever settles actions of a task takes turns here, so that the last one sees all of them. */
export function lockTask(ctx: Ctx, id: string): Promise<Task | null> {
  return ctx.db.findOne(Task, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

/** `createdBy`: only if one of these people asked for it; null = whoever did. */
export function findTask(ctx: Ctx, id: string, createdBy: readonly string[] | null): Promise<Task | null> {
  if (!TASK_ID.test(id)) return Promise.resolve(null);
  const query = ctx.db.createQueryBuilder(Task, 't').where('t.id = :id', { id });
  if (createdBy) query.andWhere('t.createdBy IN (:...createdBy)', { createdBy });
  return query.getOne();
}

export function listTasks(
  ctx: Ctx,
  by: {
    createdBy: readonly string[] | null;
    state?: TaskState | undefined;
    from?: Date | undefined;
    to?: Date | undefined;
  },
  most: number,
): Promise<Task[]> {
  const query = ctx.db.createQueryBuilder(Task, 't').where('1 = 1');
  if (by.createdBy) query.andWhere('t.createdBy IN (:...createdBy)', { createdBy: by.createdBy });
  if (by.state) query.andWhere('t.state = :state', { state: by.state });
  if (by.from) query.andWhere('t.createdAt >= :from', { from: by.from });
  if (by.to) query.andWhere('t.createdAt < :to', { to: by.to });
  return query.orderBy('t.createdAt', 'DESC').addOrderBy('t.id', 'DESC').take(most).getMany();
}

export async function taskIds(ctx: Ctx, createdBy: readonly string[] | null): Promise<string[]> {
  const rows = await listTasks(ctx, { createdBy }, 500);
  return rows.map((t) => t.id);
}

/** The actions of a task as states with their number. Index uq_actions_step. */
export async function countStates(
  ctx: Ctx,
  taskId: string,
): Promise<{ state: Action['state']; count: number }[]> {
  const rows = await ctx.db.query<{ state: Action['state']; number_of: string }[]>(
    'SELECT state, COUNT(*) AS number_of FROM actions WHERE task_id = ? GROUP BY state',
    [taskId],
  );
  return rows.map((r) => ({ state: r.state, count: Number(r.number_of) }));
}

export function actionsOf(ctx: Ctx, taskId: string): Promise<Action[]> {
  return ctx.db.find(Action, { where: { taskId }, order: { seq: 'ASC' } });
}

export async function setTaskState(ctx: Ctx, id: string, state: TaskState): Promise<void> {
  const over = state === 'done' || state === 'failed' || state === 'stopped';
  await ctx.db.query(
    'UPDATE tasks SET state = ?, finished_at = IF(?, COALESCE(finished_at, ?), NULL) WHERE id = ?',
    [state, over, ctx.now, id],
  );
}

/** Something of these tasks is on its way. In the order of their ids; a task that is paused or stopped stays so. */
export async function startTasks(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await ctx.db.query(
    `UPDATE tasks SET state = 'running', finished_at = NULL
      WHERE id IN (?) AND state NOT IN ('running', 'paused', 'stopped') ORDER BY id`,
    [[...new Set(ids)]],
  );
}

export async function noteShown(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.query('UPDATE tasks SET shown_at = ? WHERE id = ?', [ctx.now, id]);
}
