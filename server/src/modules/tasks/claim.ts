import type { Wait } from '@cunkebao/shared/accounts';
import { ACTION_VERSION, type ServerBody } from '@cunkebao/shared/fleet';
import { SENT_SECONDS } from '@cunkebao/shared/tasks';
import { paceLine, type Ctx } from '../../kernel';
import { reserveQuota } from '../accounts';
import type { Action } from './action.entity';
import { closeAction } from './closeAction';
import { actionOf, claimAction, noteAction, postponeAction } from './ledgerStore';
import { headOf, type Waiting } from './lineStore';
import { refreshTask } from './refreshTask';
import { refusalNow } from './refusalNow';
import { intentOf, waitsFor } from './waitsFor';
import { noteServed, putWait } from './waitStore';

/** One action on its way to its phone. */
export interface Turn {
  action: string;
  epoch: number;
  deviceId: string;
  body: ServerBody;
}

/**
 * Takes one action out of its phone's line: ready → sent with the next epoch, if it is its turn, the phone's screen is
 * free and nothing holds its account back; its quota is reserved in the same step. Whoever must not be reached any more
 * is left out here, with the reason (fleet.md §4, 4). Null when there is nothing to send; whoever frees the screen wakes
 * the line again. `instead`: another action goes first.
 */
export async function claim(
  ctx: Ctx,
  actionId: string,
  epoch: number,
): Promise<{ turn: Turn } | { instead: Waiting } | null> {
  const action = await waitingAction(ctx, actionId, epoch);
  if (!action) return null;
  const head = await headOf(ctx, action.deviceId);
  if (!head) return null;
  if (head.id !== action.id) return { instead: head };
  const wait = await waitsFor(ctx, action);
  if (wait) {
    await postpone(ctx, action, wait);
    return nextOf(ctx, action.deviceId);
  }
  const refusal = await refusalNow(ctx, action);
  if (refusal) {
    await closeAction(ctx, action, 'skipped', refusal);
    return nextOf(ctx, action.deviceId);
  }
  const lease = new Date(ctx.now.getTime() + SENT_SECONDS * 1000);
  if (!(await claimAction(ctx, action.id, epoch, lease))) return null;
  const intent = intentOf(action);
  if (intent) await reserveQuota(ctx, intent, action.id);
  await noteServed(ctx, action);
  await refreshTask(ctx, action.taskId, { quietly: true });
  const body = toFrame(action, epoch + 1);
  return { turn: { action: action.id, epoch: epoch + 1, deviceId: action.deviceId, body } };
}

async function nextOf(ctx: Ctx, deviceId: string): Promise<{ instead: Waiting } | null> {
  const next = await headOf(ctx, deviceId);
  return next && { instead: next };
}

/** Null when it is no longer this action's turn of this epoch; one past its deadline is the reaper's. */
async function waitingAction(ctx: Ctx, id: string, epoch: number): Promise<Action | null> {
  const action = await actionOf(ctx, id);
  const waits = action?.state === 'ready' && action.epoch === epoch && action.deadlineAt > ctx.now;
  return waits ? action : null;
}

/** The reason stays with the action for whoever asks; what waits for its account waits with all of its kind. */
async function postpone(ctx: Ctx, action: Action, wait: Wait): Promise<void> {
  const { id, epoch, accountId } = action;
  if (wait.of === 'account' && accountId) {
    await noteAction(ctx, id, epoch, wait.why);
    await putWait(ctx, { ...action, accountId }, wait);
  } else await postponeAction(ctx, id, epoch, wait.until, wait.why);
  const { deviceId } = action;
  ctx.afterCommit(() => paceLine(deviceId, wait.until.getTime() - ctx.now.getTime()));
  if (action.note !== wait.why) await refreshTask(ctx, action.taskId);
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
