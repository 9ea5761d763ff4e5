import { addLimits, quotaWait, type QuotaKind, type Wait } from '@cunkebao/shared/accounts';
import type { ActionKind } from '@cunkebao/shared/fleet';
import { dayBounds, dayOf } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { pauseOf } from './pauseOf';
import { insertUse, setUse, usesOf } from './quotaStore';
import { lockAccount, type Account } from './store';

/** What an account is about to do. */
export interface Intent {
  accountId: string;
  deviceId: string;
  kind: ActionKind;
  /** null: it costs no quota */
  quota: QuotaKind | null;
  /** WeChat id of the customer it reaches */
  target: string | null;
}

const LOOK_AGAIN_MS = 60_000;

/**
 * Takes the account for this transaction and tells what keeps it from this: its pauses, its tier, its quotas. Until
 * the commit nobody else decides for it, so what is then reserved was really left (domain.md §2.1).
 */
export async function holdAccount(ctx: Ctx, intent: Intent): Promise<Wait[]> {
  const { accountId, deviceId } = intent;
  const account = await lockAccount(ctx, accountId);
  if (!account) return [soon(ctx, `没有微信号 ${accountId}`)];
  if (account.deviceId !== deviceId) return [soon(ctx, `${accountId} 现在不在 ${deviceId} 上`)];
  const pause = await pauseOf(ctx, accountId, intent.kind);
  const quota = await quotaWaitOf(ctx, account, intent);
  return [
    ...(pause ? [sooner(ctx, { until: pause.until, why: pause.text, of: 'account' })] : []),
    ...(quota ? [sooner(ctx, { ...quota, why: `${accountId} ${quota.why}` })] : []),
  ];
}

/** Pays for an action at the moment it is claimed; to be called under the account's lock. */
export async function reserveQuota(ctx: Ctx, intent: Intent, ref: string): Promise<void> {
  const { accountId, quota, target } = intent;
  if (quota) await insertUse(ctx, { accountId, kind: quota, target, ref });
}

/** It took effect. */
export const commitQuota = (ctx: Ctx, ref: string): Promise<void> => setUse(ctx, ref, 'committed');
/** It surely took none: the account has it back. */
export const releaseQuota = (ctx: Ctx, ref: string): Promise<void> => setUse(ctx, ref, 'released');
/** The phone has it after all, although it was taken back. */
export const reopenQuota = (ctx: Ctx, ref: string): Promise<void> => setUse(ctx, ref, 'reserved');

async function quotaWaitOf(ctx: Ctx, account: Account, { quota, target }: Intent): Promise<Wait | null> {
  if (!quota) return null;
  const midnight = dayBounds(dayOf(ctx.now, ctx.tz), ctx.tz).from;
  const dayAgo = new Date(ctx.now.getTime() - 86_400_000);
  const uses = await usesOf(ctx, account.id, quota, quota === 'add' ? dayAgo : midnight);
  const today = uses.filter((u) => u.at >= midnight);
  return quotaWait(
    quota,
    addLimits(account.healthScore, account.registeredAt, ctx.now),
    {
      today: today.length,
      lately: uses.map((u) => u.at),
      sameCustomer: target === null ? 0 : today.filter((u) => u.target === target).length,
    },
    ctx.now,
    ctx.tz,
  );
}

/** A pause may be lifted and a quota given back at any time, so both are looked at again every so often. */
const sooner = (ctx: Ctx, wait: Wait): Wait => ({
  ...wait,
  until: new Date(Math.min(wait.until.getTime(), ctx.now.getTime() + LOOK_AGAIN_MS)),
});

const soon = (ctx: Ctx, why: string): Wait => ({
  until: new Date(ctx.now.getTime() + LOOK_AGAIN_MS),
  why,
  of: 'account',
});
