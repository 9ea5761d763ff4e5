import type { Wait } from '@cunkebao/shared/accounts';
import { canDo } from '@cunkebao/shared/fleet';
import { gapWait, LONGEST_GAP_MS, pauseStopping, quietWait, quotaOf } from '@cunkebao/shared/tasks';
import { fitnessOf, type Ctx } from '../../kernel';
import { holdAccount, type Intent } from '../accounts';
import { standingOf } from '../customers';
import type { Action } from './action.entity';
import { endedSince, isAccountBusy } from './waitStore';

const MINUTE_MS = 60_000;
const SOON_MS = 5_000;

/** The customer an action is aimed at, by WeChat id. */
export const customerOf = (action: Action): string | null => {
  const { customer } = action.args;
  return typeof customer === 'string' ? customer.slice(0, 64) : null;
};

/** What an action means for its account; null: no account acts. */
export function intentOf(action: Action): Intent | null {
  if (!action.accountId) return null;
  const { accountId, deviceId, kind } = action;
  return { accountId, deviceId, kind, quota: quotaOf(kind), target: customerOf(action) };
}

/**
 * What keeps an action from leaving now: what the phone can do, pause, tier, quota, quiet hours, gap, one thing at a
 * time (fleet.md §4, 3). Of several reasons the one that lasts longest. Holds the account: whoever asked may claim and reserve until the commit.
 */
export async function waitsFor(ctx: Ctx, action: Action): Promise<Wait | null> {
  const { deviceId, kind } = action;
  const phone = await fitnessOf(ctx, deviceId);
  if (phone?.moving) return soon(ctx, `${deviceId} ${phone.moving}`);
  if (phone?.closed) return unable(ctx, `${deviceId} ${phone.closed}`);
  if (phone && !canDo(phone.caps, kind)) return unable(ctx, `${deviceId} 的应用版本不支持这个动作`);
  if (pauseStopping(kind) === null) return null;
  const intent = intentOf(action);
  if (!intent) return soon(ctx, '没有指定微信号');
  const held = await holdAccount(ctx, intent);
  const { accountId } = intent;
  if (await isAccountBusy(ctx, accountId)) held.push(soon(ctx, `${accountId} 正在做另一个动作`));
  const quiet = quietWait(action, await heardFrom(ctx, intent.target), ctx.now, ctx.tz);
  const ended = await endedSince(ctx, accountId, new Date(ctx.now.getTime() - LONGEST_GAP_MS));
  const gap = gapWait({ ...action, customer: intent.target }, ended, ctx.now);
  return [...held, quiet, gap].reduce(
    (longest, w) => (!longest || (w && w.until > longest.until) ? w : longest),
    null,
  );
}

/** Until somebody has seen to the phone; those behind it may be of another kind. */
const unable = (ctx: Ctx, why: string): Wait => ({
  until: new Date(ctx.now.getTime() + MINUTE_MS),
  why,
  of: 'action',
});

const heardFrom = async (ctx: Ctx, customer: string | null): Promise<Date | null> =>
  customer === null ? null : (await standingOf(ctx, customer)).heardAt;

const soon = (ctx: Ctx, why: string): Wait => ({
  until: new Date(ctx.now.getTime() + SOON_MS),
  why,
  of: 'action',
});
