import { IsNull, Not } from 'typeorm';
import type { Ctx } from '../../kernel';
import { Action } from './action.entity';
import { Task } from './task.entity';

/** What waits in front of the phones, what is on them, and what is overdue. */

/** Index ix_actions_deadline. */
export function overdueWaiting(ctx: Ctx, most: number): Promise<Action[]> {
  return ctx.db
    .createQueryBuilder(Action, 'a')
    .where("a.state = 'ready' AND a.deadlineAt <= :now", { now: ctx.now })
    .orderBy('a.seq')
    .take(most)
    .getMany();
}

/** Index ix_actions_lease. */
export function overdueLeases(ctx: Ctx, most: number): Promise<Action[]> {
  return ctx.db
    .createQueryBuilder(Action, 'a')
    .where("a.state IN ('sent', 'journalled', 'running') AND a.leaseUntil <= :now", { now: ctx.now })
    .orderBy('a.seq')
    .take(most)
    .getMany();
}

export function openOnDevice(ctx: Ctx, deviceId: string): Promise<Action[]> {
  return ctx.db.findBy(Action, { busyDevice: deviceId });
}

/** Which of these phones have an action on the way to them that they have not said `got` to. Index uq_actions_busy. */
export async function handedOver(ctx: Ctx, deviceIds: readonly string[]): Promise<string[]> {
  if (deviceIds.length === 0) return [];
  const rows = await ctx.db.query<{ id: string }[]>(
    `SELECT busy_device id FROM actions WHERE busy_device IN (?) AND state = 'sent'`,
    [[...deviceIds]],
  );
  return rows.map((r) => r.id);
}

export function openOfTask(ctx: Ctx, taskId: string): Promise<Action[]> {
  return ctx.db.find(Action, { where: { taskId, busyDevice: Not(IsNull()) }, order: { seq: 'ASC' } });
}

export async function unholdDevice(ctx: Ctx, deviceId: string): Promise<void> {
  await ctx.db.query(
    `UPDATE actions SET held_at = NULL WHERE device_id = ? AND state = 'ready' AND held_at IS NOT NULL`,
    [deviceId],
  );
}

export async function waitingOf(ctx: Ctx, of: { taskId: string } | { deviceId: string }): Promise<Action[]> {
  return ctx.db.find(Action, { where: { ...of, state: 'ready' }, order: { seq: 'ASC' } });
}

/** The newest actions of one phone, newest first. */
export function actionsOnDevice(ctx: Ctx, deviceId: string, most: number): Promise<Action[]> {
  return ctx.db.find(Action, { where: { deviceId }, order: { seq: 'DESC' }, take: most });
}

/**
 * The newest actions whose target is this customer, newest first; `createdBy` null = whoever asked for them.
 * Index ix_tasks_created, then uq_actions_step; ix_actions_customer.
 */
export async function actionsAbout(
  ctx: Ctx,
  customer: { id: string; wechatIds: readonly string[] },
  by: { since: Date; createdBy: readonly string[] | null; most: number },
): Promise<Action[]> {
  if (by.createdBy?.length === 0) return [];
  const wechatIds = customer.wechatIds.length > 0 ? customer.wechatIds : [''];
  const query = ctx.db
    .createQueryBuilder(Action, 'a')
    .innerJoin(Task, 't', 't.id = a.taskId AND t.createdAt >= :since', { since: by.since })
    .where("(a.customerId = :id OR JSON_UNQUOTE(JSON_EXTRACT(a.args, '$.customer')) IN (:...wechatIds))", {
      id: customer.id,
      wechatIds,
    });
  if (by.createdBy) query.andWhere('t.createdBy IN (:...createdBy)', { createdBy: by.createdBy });
  return query.orderBy('a.seq', 'DESC').take(by.most).getMany();
}
