import type { ServerBody } from '@cunkebao/shared/fleet';
import { SENT_SECONDS } from '@cunkebao/shared/tasks';
import type { Ctx } from '../../kernel';
import { pauseOf } from '../accounts';
import type { Action } from './action.entity';
import { actionOf, claimAction, postponeAction } from './ledgerStore';
import { headOf, type Waiting } from './lineStore';
import { refreshTask } from './refreshTask';

const VERSION = 1;

/** One action on its way to its phone. */
export interface Turn {
  action: string;
  epoch: number;
  deviceId: string;
  body: ServerBody;
}

/**
 * Takes one action out of its phone's line: ready → sent with the next epoch, if it is its turn and the phone's
 * screen is free. Null when there is nothing to send; whoever frees the screen wakes the line again. `instead`: an
 * older action goes first.
 */
export async function claim(
  ctx: Ctx,
  actionId: string,
  epoch: number,
): Promise<{ turn: Turn } | { instead: Waiting } | null> {
  const action = await actionOf(ctx, actionId);
  if (action?.state !== 'ready' || action.epoch !== epoch) return null;
  if (action.deadlineAt <= ctx.now) return null; // the reaper writes it off
  const head = await headOf(ctx, action.deviceId);
  if (!head) return null;
  if (head.id !== action.id) return { instead: head };
  if (await waitsForAccount(ctx, action)) {
    const next = await headOf(ctx, action.deviceId);
    return next && { instead: next };
  }
  const lease = new Date(ctx.now.getTime() + SENT_SECONDS * 1000);
  if (!(await claimAction(ctx, action.id, epoch, lease))) return null;
  await refreshTask(ctx, action.taskId, { quietly: true });
  const body = toFrame(action, epoch + 1);
  return { turn: { action: action.id, epoch: epoch + 1, deviceId: action.deviceId, body } };
}

/** A pause may be lifted or made longer at any time, so it is looked at again every so often. */
const LOOK_AGAIN_MS = 60_000;

/** Nothing leaves for an account that is paused; the reason stays with the action for whoever asks (fleet.md §4, 3). */
async function waitsForAccount(ctx: Ctx, action: Action): Promise<boolean> {
  const pause = action.accountId ? await pauseOf(ctx, action.accountId, action.kind) : null;
  if (!pause) return false;
  const again = new Date(Math.min(pause.until.getTime(), ctx.now.getTime() + LOOK_AGAIN_MS));
  await postponeAction(ctx, action.id, action.epoch, again, pause.text);
  await refreshTask(ctx, action.taskId);
  return true;
}

function toFrame(action: Action, epoch: number): ServerBody {
  return {
    t: 'act',
    d: {
      action: action.id,
      epoch,
      ...(action.accountId ? { account: action.accountId } : {}),
      kind: action.kind,
      version: VERSION,
      args: action.args,
      deadline: action.deadlineAt.getTime(),
    },
  };
}
