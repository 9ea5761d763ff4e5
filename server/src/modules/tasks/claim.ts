import type { Wait } from '@cunkebao/shared/accounts';
import { ACTION_VERSION, type ServerBody } from '@cunkebao/shared/fleet';
import { SENT_SECONDS } from '@cunkebao/shared/tasks';
import { paceLine, type Ctx } from '../../kernel';
import { reserveQuotas } from '../accounts';
import type { Action } from './action.entity';
import { closeAction } from './closeAction';
import { claimActions, lockWaiting, noteAction, postponeAction } from './ledgerStore';
import { refreshTask } from './refreshTask';
import { refusalNow } from './refusalNow';
import { headsOf, lookTimes } from './shardStore';
import { startTasks } from './taskStore';
import { intentOf, waitsFor } from './waitsFor';
import { noteServed, putWaits } from './waitStore';

/** One action on its way to its phone. */
export interface Turn {
  action: string;
  epoch: number;
  deviceId: string;
  body: ServerBody;
}

/** Of a line in front of which more has to wait or is left out than this, the rest is looked at next. */
const ROUNDS = 40;
export const LOOK_AGAIN_MS = 60_000;

/**
 * Takes the next action out of the line of each of these phones: ready → sent with the next epoch, if the phone's screen
 * is free and nothing holds its account back; its quota is reserved in the same step. What has to wait lets those behind
 * it go first; a line of which nothing may go is looked at again when something may. Whoever frees a screen wakes its
 * line.
 */
export async function claim(ctx: Ctx, deviceIds: readonly string[]): Promise<Turn[]> {
  const turns: Turn[] = [];
  const fruitless = new Set(deviceIds);
  let asked: readonly string[] = deviceIds;
  for (let round = 0; asked.length > 0 && round < ROUNDS; round++) {
    const heads = await lockWaiting(ctx, await headsOf(ctx, asked));
    const waits = await waitsFor(ctx, heads);
    const mayGo = await leaveOut(
      ctx,
      heads.filter((h) => !waits.has(h.id)),
    );
    const taken = await take(ctx, mayGo.free);
    turns.push(...taken);
    for (const t of taken) fruitless.delete(t.deviceId);
    asked = [...mayGo.next, ...(await postpone(ctx, heads, waits))];
  }
  for (const deviceId of asked) ctx.afterCommit(() => paceLine(deviceId, ctx.now));
  await lookLater(ctx, [...fruitless]);
  return turns;
}

/** What may go at no time we know of (its task is paused, say) is looked at every so often. */
async function lookLater(ctx: Ctx, deviceIds: readonly string[]): Promise<void> {
  const times = new Map((await lookTimes(ctx, { devices: deviceIds })).map((l) => [l.deviceId, l.at]));
  for (const deviceId of deviceIds) {
    const at = times.get(deviceId) ?? new Date(ctx.now.getTime() + LOOK_AGAIN_MS);
    if (at > ctx.now) ctx.afterCommit(() => paceLine(deviceId, at));
  }
}

/** Whoever must not be reached any more is left out here, with the reason (fleet.md §4, 4); the next one is looked at. */
async function leaveOut(ctx: Ctx, heads: readonly Action[]): Promise<{ free: Action[]; next: string[] }> {
  const free: Action[] = [];
  const next: string[] = [];
  for (const action of heads) {
    const refusal = await refusalNow(ctx, action);
    if (!refusal) free.push(action);
    else if (await closeAction(ctx, action, 'skipped', refusal)) next.push(action.deviceId);
  }
  return { free, next };
}

async function take(ctx: Ctx, free: readonly Action[]): Promise<Turn[]> {
  const lease = new Date(ctx.now.getTime() + SENT_SECONDS * 1000);
  const claimed = await claimActions(
    ctx,
    free.map((a) => a.id),
    lease,
  );
  const mine = free.filter((a) => claimed.has(a.id));
  await reserveQuotas(
    ctx,
    mine.flatMap((a) => {
      const intent = intentOf(a);
      return intent ? [{ intent, ref: a.id }] : [];
    }),
  );
  await noteServed(
    ctx,
    mine.filter((a) => a.accountId),
  );
  await startTasks(
    ctx,
    mine.map((a) => a.taskId),
  );
  return mine.map((a) => ({
    ...{ action: a.id, epoch: a.epoch + 1, deviceId: a.deviceId },
    body: toFrame(a, a.epoch + 1),
  }));
}

/**
 * The reason stays with the action for whoever asks; what waits for its account waits with all of its kind. Answers the
 * phones whose lines have one less in front now.
 */
async function postpone(
  ctx: Ctx,
  heads: readonly Action[],
  waits: ReadonlyMap<string, Wait>,
): Promise<string[]> {
  const kept = heads.flatMap((action) => {
    const wait = waits.get(action.id);
    return wait ? [{ action, wait }] : [];
  });
  await putWaits(
    ctx,
    kept.flatMap(({ action: { accountId, kind, purpose }, wait: { of, until, why } }) =>
      of === 'account' && accountId ? [{ accountId, kind, purpose, until, why }] : [],
    ),
  );
  for (const { action, wait } of kept) {
    const { id, epoch, accountId } = action;
    if (wait.of === 'action' || !accountId) await postponeAction(ctx, id, epoch, wait.until, wait.why);
    else if (action.note !== wait.why) await noteAction(ctx, id, epoch, wait.why);
  }
  const told = new Set(kept.filter((k) => k.action.note !== k.wait.why).map((k) => k.action.taskId));
  for (const taskId of [...told].sort()) await refreshTask(ctx, taskId);
  return kept.map((k) => k.action.deviceId);
}

function toFrame(action: Action, epoch: number): ServerBody {
  return {
    t: 'act',
    d: {
      action: action.id,
      epoch,
      ...(action.accountId ? { account: action.accountId } : {}),
      kind: action.kind,
      version: ACTION_VERSION,
      args: action.args,
      deadline: action.deadlineAt.getTime(),
    },
  };
}
