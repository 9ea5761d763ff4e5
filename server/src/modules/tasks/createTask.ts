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
  /** whom it is for, as operators read it: masked */
  label?: string | null;
  customerId?: string | null;
  /** digest of what it publishes: a persona account says nothing twice */
  contentKey?: string | null;
  /** counted from the moment it may begin; a phone that is away longer does not do it any more. Default 10 min */
  deadlineMs?: number;
  notBefore?: Date;
}

/** Somebody who was meant and is left out: the ledger keeps why (fleet.md §4, 1). */
export type LeftOut = Pick<ActionWanted, 'kind' | 'label' | 'customerId' | 'accountId'> & {
  /** the phone it would have been; absent when there is none */
  deviceId?: string;
  reason: string;
};

const DEADLINE_MS = 10 * 60_000;

/**
 * Writes a task and its actions into the ledger and wakes the phones' lines. Nothing leaves before the caller's
 * transaction is committed; how often a turn then runs, and whether one is lost, changes nothing.
 */
export async function createTask(
  ctx: Ctx,
  wanted: {
    kind: string;
    title: string;
    by: string | null;
    actions: readonly ActionWanted[];
    leftOut?: readonly LeftOut[];
  },
): Promise<{ id: string }> {
  const id = await nextId(ctx, 'task');
  await insertTask(ctx, {
    id,
    kind: wanted.kind,
    title: wanted.title.slice(0, 120),
    createdBy: wanted.by,
  });
  const leftOut = wanted.leftOut ?? [];
  await insertActions(ctx, toRows(ctx, id, [...wanted.actions, ...leftOut]));
  wakeDevice(ctx, ...new Set(wanted.actions.filter((a) => !a.notBefore).map((a) => a.deviceId)));
  for (const { deviceId, notBefore } of wanted.actions)
    if (notBefore) ctx.afterCommit(() => paceLine(deviceId, notBefore));
  ctx.log.info(
    { area: 'tasks', verb: 'createTask', task: id, actions: wanted.actions.length, leftOut: leftOut.length },
    'task created',
  );
  return { id };
}

/** `steps`: the last one each phone has of this task already. */
export function toRows(
  ctx: Ctx,
  taskId: string,
  actions: readonly (ActionWanted | LeftOut)[],
  steps = new Map<string, number>(),
): NewAction[] {
  return actions.map((a) => {
    const deviceId = a.deviceId ?? '';
    const step = (steps.get(deviceId) ?? 0) + 1;
    steps.set(deviceId, step);
    const { accountId = null, label = null, customerId = null, kind } = a;
    const same = { id: ctx.newId(), taskId, deviceId, step, accountId, kind, customerId };
    return {
      ...same,
      label: label?.slice(0, 80) ?? null,
      ...('reason' in a ? skipped(ctx, a) : wantedOf(ctx, a)),
    };
  });
}

type Wanted = Pick<
  NewAction,
  'purpose' | 'args' | 'contentKey' | 'notBefore' | 'deadlineAt' | 'state' | 'note' | 'settledAt'
>;

const wantedOf = (ctx: Ctx, a: ActionWanted): Wanted => ({
  purpose: a.purpose ?? 'notice',
  args: a.args ?? {},
  contentKey: a.contentKey ?? null,
  notBefore: a.notBefore ?? null,
  deadlineAt: new Date((a.notBefore ?? ctx.now).getTime() + (a.deadlineMs ?? DEADLINE_MS)),
  state: 'ready',
  note: null,
  settledAt: null,
});

const skipped = (ctx: Ctx, a: LeftOut): Wanted => ({
  purpose: 'notice',
  args: {},
  contentKey: null,
  notBefore: null,
  deadlineAt: ctx.now,
  state: 'skipped',
  note: a.reason.slice(0, 200),
  settledAt: ctx.now,
});
