import {
  addLimits,
  QUOTA_KINDS,
  type AccountKind,
  type QuotaKind,
  type Tier,
} from '@cunkebao/shared/accounts';
import { Fault, wordsIn, type Ctx } from '../../kernel';
import { findAccount } from './findAccount';
import { quotasToday } from './quotas';
import { visibleAccounts, type Account, type Pause } from './store';

/** An account as whoever plans work for it sees it. */
export interface Worker {
  id: string;
  nickname: string;
  kind: AccountKind;
  deviceId: string | null;
  healthScore: number;
  tier: Tier;
  /** each batch of adding waits for an operator's word (domain.md §2.1) */
  asksForAdds: boolean;
  quotas: Record<QuotaKind, { limit: number; left: number }>;
  pauses: Pause[];
}

/** The accounts meant, of those the asker may see; one by id, some by id, or all of a kind. Never nobody. */
export async function workersFor(
  ctx: Ctx,
  asked: {
    account?: string | undefined;
    accounts?: readonly string[] | undefined;
    kind?: AccountKind | undefined;
  },
): Promise<Worker[]> {
  const chosen = await chosenAccounts(ctx, asked);
  if (chosen.length === 0)
    throw new Fault(
      'notFound',
      wordsIn(ctx)('没有符合的微信号，说「微信号」看全部', 'No such account; say "accounts" to see all'),
      { field: 'account' },
    );
  return (await quotasToday(ctx, chosen)).map(({ account, quotas, pauses }) => {
    const { tier, needsConfirmation } = addLimits(account.healthScore, account.registeredAt, ctx.now);
    const { id, nickname, kind, deviceId, healthScore } = account;
    const of = (quota: QuotaKind): { limit: number; left: number } => {
      const found = quotas.find((q) => q.kind === quota);
      return { limit: found?.limit ?? 0, left: Math.max(0, (found?.limit ?? 0) - (found?.used ?? 0)) };
    };
    const each = Object.fromEntries(QUOTA_KINDS.map((q) => [q, of(q)])) as Worker['quotas'];
    return {
      id,
      nickname,
      kind,
      deviceId,
      healthScore,
      tier,
      asksForAdds: needsConfirmation,
      quotas: each,
      pauses,
    };
  });
}

async function chosenAccounts(ctx: Ctx, asked: Parameters<typeof workersFor>[1]): Promise<Account[]> {
  if (asked.account) return [await findAccount(ctx, asked.account)];
  if (asked.accounts) {
    const found: Account[] = [];
    for (const id of [...new Set(asked.accounts)]) found.push(await findAccount(ctx, id));
    return found;
  }
  return (await visibleAccounts(ctx)).filter((a) => !asked.kind || a.kind === asked.kind);
}
