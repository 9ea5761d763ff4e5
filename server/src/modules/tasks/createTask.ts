import type { ActionKind } from '@cunkebao/shared/fleet';
import type { Purpose } from '@cunkebao/shared/tasks';
import { nextId, paceLine, type Ctx } from '../../kernel';
import { insertActions, insertTask, type NewAction } from './taskStore';
import { wakeDevice } from './wakeDevice';

export interface ActionWanted {
  deviceId: string;
  kind: ActionKind;
  args?: Record<string, unknown>;
  /** the WeChat account that acts, where the action is one of WeChat */
  accountId?: string;
  /** notice 活动通知、产品推广 (the default), care 节日祝福、关怀问候, answer to what the customer wrote */
  purpose?: Purpose;
  /** counted from the moment it may begin; a phone that is away longer does not do it any more. Default 10 min */
  deadlineMs?: number;
  notBefore?: Date;
}

const DEADLINE_MS = 10 * 60_000;

/**
 * Writes a task and its actions into the ledger and wakes the phones' lines. Nothing leaves before the caller's
 * transaction is committed; how often a turn then runs, and whether one is lost, changes nothing.
 */
export async function createTask(
  ctx: Ctx,
  wanted: { kind: string; title: string; by: string | null; actions: readonly ActionWanted[] },
): Promise<{ id: string }> {
  const id = await nextId(ctx, 'task');
  await insertTask(ctx, {
    id,
    kind: wanted.kind,
    title: wanted.title.slice(0, 120),
    createdBy: wanted.by,
  });
  await insertActions(ctx, toRows(ctx, id, wanted.actions));
  for (const device of new Set(wanted.actions.map((a) => a.deviceId))) await wakeDevice(ctx, device);
  for (const { deviceId, notBefore } of wanted.actions)
    if (notBefore) ctx.afterCommit(() => paceLine(deviceId, notBefore.getTime() - ctx.now.getTime()));
  ctx.log.info(
    { area: 'tasks', verb: 'createTask', task: id, actions: wanted.actions.length },
    'task created',
  );
  return { id };
}

function toRows(ctx: Ctx, taskId: string, actions: readonly ActionWanted[]): NewAction[] {
  const steps = new Map<string, number>();
  return actions.map((a) => {
    const step = (steps.get(a.deviceId) ?? 0) + 1;
    steps.set(a.deviceId, step);
    const begins = a.notBefore ?? ctx.now;
    return {
      id: ctx.newId(),
      taskId,
      deviceId: a.deviceId,
      step,
      accountId: a.accountId ?? null,
      kind: a.kind,
      purpose: a.purpose ?? 'notice',
      args: a.args ?? {},
      notBefore: a.notBefore ?? null,
      deadlineAt: new Date(begins.getTime() + (a.deadlineMs ?? DEADLINE_MS)),
    };
  });
}
