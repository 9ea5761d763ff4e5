import {
  type AddLimits,
  dailyLimit,
  pauseStops,
  QUOTA_KINDS,
  type PauseScope,
  type QuotaKind,
} from '@cunkebao/shared/accounts';
import { dayBounds, dayOf } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { limitsOf, limitsOfAll } from './limitsOf';
import { addsSince, quotaUsesSince } from './quotaStore';
import { activePauses, type Account, type Pause } from './store';

/** What stops each kind of action. */
const SCOPE_OF: Record<QuotaKind, PauseScope> = {
  add: 'add',
  message: 'mass',
  moment: 'moments',
  like: 'moments',
  group: 'send',
};

export interface Quota {
  kind: QuotaKind;
  limit: number;
  used: number;
  /** what it may still do today: nothing while it is paused */
  left: number;
  /** of what was used, how many have no outcome yet: a doubtful one keeps its place until it is resolved */
  open: number;
  pausedBy: Pause | null;
}

export interface AccountQuotas {
  account: Account;
  quotas: Quota[];
  pauses: Pause[];
}

/** What each account may do today and has done (domain.md §2.1, §2.2); the day is one of the tenant's zone. */
export async function quotasToday(ctx: Ctx, accounts: readonly Account[]): Promise<AccountQuotas[]> {
  const ids = accounts.map((a) => a.id);
  const since = dayBounds(dayOf(ctx.now, ctx.tz), ctx.tz).from;
  const [uses, pauses] = [await quotaUsesSince(ctx, since, ids), await activePauses(ctx, ids)];
  const allLimits = await limitsOfAll(ctx, accounts);
  return accounts.map((account) => {
    const mine = pauses.filter((p) => p.accountId === account.id);
    const limits = allLimits.get(account.id) as AddLimits;
    const quotas = QUOTA_KINDS.map((kind): Quota => {
      const limit = dailyLimit(kind, limits);
      const use = uses.find((u) => u.accountId === account.id && u.kind === kind);
      const used = use?.used ?? 0;
      const pausedBy = mine.find((p) => pauseStops(p.scope, SCOPE_OF[kind])) ?? null;
      return {
        kind,
        limit,
        used,
        left: pausedBy ? 0 : Math.max(0, limit - used),
        open: use?.open ?? 0,
        pausedBy,
      };
    });
    return { account, quotas, pauses: mine };
  });
}

/** What is left of the two rolling ceilings of adding (domain.md §2.1). */
export async function addCeilings(ctx: Ctx, account: Account): Promise<{ of24h: number; ofHour: number }> {
  const limits = await limitsOf(ctx, account);
  const since = (ms: number): Date => new Date(ctx.now.getTime() - ms);
  const day = (await addsSince(ctx, [account.id], since(86_400_000))).get(account.id) ?? [];
  const hour = day.filter((at) => at > since(3_600_000));
  return {
    of24h: Math.max(0, limits.rolling24h - day.length),
    ofHour: Math.max(0, limits.perHour - hour.length),
  };
}

/** The kind of action that stands for a scope when somebody asks what an account still can do. */
export const KIND_OF_SCOPE: Record<Exclude<PauseScope, 'all'>, QuotaKind> = {
  add: 'add',
  send: 'message',
  mass: 'message',
  moments: 'moment',
};
