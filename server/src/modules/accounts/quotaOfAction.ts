import { quotaWait, type QuotaKind, type Wait } from '@cunkebao/shared/accounts';
import type { ActionKind } from '@cunkebao/shared/fleet';
import { dayBounds, dayOf } from '@cunkebao/shared/kernel';
import type { Purpose } from '@cunkebao/shared/tasks';
import type { Ctx } from '../../kernel';
import { limitsOfAll } from './limitsOf';
import { pausesOf } from './pauseOf';
import { addsSince, insertUses, setUses, usesToday } from './quotaStore';
import { lockAccounts, type Account } from './store';

/** What an account is about to do. */
export interface Intent {
  accountId: string;
  deviceId: string;
  kind: ActionKind;
  /** what it is for: an answer is no mass message */
  purpose: Purpose;
  /** null: it costs no quota */
  quota: QuotaKind | null;
  /** WeChat id of the customer it reaches */
  target: string | null;
}

const LOOK_AGAIN_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Takes the accounts for this transaction and tells what keeps each from what it is about to do: its pauses, its tier,
 * its quotas, in the order asked. Until the commit nobody else decides for them, so what is then reserved was really
 * left (domain.md §2.1).
 */
export async function holdAccounts(ctx: Ctx, intents: readonly Intent[]): Promise<Wait[][]> {
  const accounts = await lockAccounts(
    ctx,
    intents.map((i) => i.accountId),
  );
  const pauses = await pausesOf(ctx, intents);
  const quotas = await quotaWaits(ctx, intents, accounts);
  return intents.map((intent, i) => {
    const { accountId, deviceId } = intent;
    const account = accounts.get(accountId);
    if (!account) return [soon(ctx, `没有微信号 ${accountId}`)];
    if (account.deviceId !== deviceId) return [soon(ctx, `${accountId} 现在不在 ${deviceId} 上`)];
    const [pause, quota] = [pauses[i], quotas[i]];
    return [
      ...(pause ? [sooner(ctx, { until: pause.until, why: pause.text, of: 'account' })] : []),
      ...(quota ? [sooner(ctx, { ...quota, why: `${accountId} ${quota.why}` })] : []),
    ];
  });
}

/** Pays for actions at the moment they are claimed; to be called under the accounts' lock. */
export async function reserveQuotas(
  ctx: Ctx,
  claimed: readonly { intent: Intent; ref: string }[],
): Promise<void> {
  await insertUses(
    ctx,
    claimed.flatMap(({ intent: { accountId, quota, target }, ref }) =>
      quota ? [{ accountId, kind: quota, target, ref }] : [],
    ),
  );
}

/** They took effect. */
export const commitQuota = (ctx: Ctx, ...refs: string[]): Promise<void> => setUses(ctx, refs, 'committed');
/** They surely took none: the accounts have them back. */
export const releaseQuota = (ctx: Ctx, ...refs: string[]): Promise<void> => setUses(ctx, refs, 'released');
/** The phone has it after all, although it was taken back. */
export const reopenQuota = (ctx: Ctx, ...refs: string[]): Promise<void> => setUses(ctx, refs, 'reserved');

async function quotaWaits(
  ctx: Ctx,
  intents: readonly Intent[],
  accounts: ReadonlyMap<string, Account>,
): Promise<(Wait | null)[]> {
  const midnight = dayBounds(dayOf(ctx.now, ctx.tz), ctx.tz).from;
  const today = await usesToday(ctx, midnight, intents);
  const limits = await limitsOfAll(ctx, [...accounts.values()]);
  const adders = intents.filter((i) => i.quota === 'add').map((i) => i.accountId);
  const adds = await addsSince(ctx, adders, new Date(ctx.now.getTime() - DAY_MS));
  return intents.map((intent, i) => {
    const account = accounts.get(intent.accountId);
    const limit = limits.get(intent.accountId);
    if (!intent.quota || !account || !limit) return null;
    return quotaWait(
      intent.quota,
      limit,
      {
        ...(today[i] ?? { today: 0, sameCustomer: 0 }),
        lately: intent.quota === 'add' ? (adds.get(account.id) ?? []) : [],
      },
      ctx.now,
      ctx.tz,
    );
  });
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
