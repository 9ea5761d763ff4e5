import {
  addLimits,
  PAUSE_SCOPES,
  QUOTA_KIND_NAMES,
  TIER_NAMES,
  type PauseScope,
} from '@cunkebao/shared/accounts';
import { accountQuota } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, type Ctx, type Reply } from '../../../kernel';
import { findAccount } from '../findAccount';
import { KIND_OF_SCOPE, quotasToday, type AccountQuotas, type Quota } from '../quotas';
import { visibleAccounts, type Account } from '../store';
import { nameOf, pauseText } from '../words';

const input = z.object({
  account: z.string().max(16).optional(),
  scope: z.enum(PAUSE_SCOPES).optional(),
});

export const showQuota = command<z.infer<typeof input>>(accountQuota, {
  async run(ctx, args) {
    const { account, scope } = input.parse(args);
    return account ? ofOne(ctx, await findAccount(ctx, account)) : ofAll(ctx, scope);
  },
});

async function ofOne(ctx: Ctx, account: Account): Promise<Reply> {
  const [row] = await quotasToday(ctx, [account]);
  const limits = addLimits(account.healthScore, account.registeredAt, ctx.now);
  const confirm = limits.needsConfirmation ? '，每批加人都要先确认' : '';
  const stopped = limits.tier === 'danger' ? '，已停用' : '';
  return {
    headline: `${nameOf(account)} 今天的额度（${TIER_NAMES[limits.tier]}档${confirm}${stopped}）`,
    lines: [
      ...(row?.quotas ?? []).map(quotaText),
      `加好友另限：任意24小时 ${limits.rolling24h} 人，每小时 ${limits.perHour} 人`,
      ...(row?.pauses ?? []).slice(0, 2).map((p) => `⚠️ ${pauseText(ctx, p)}`),
    ],
  };
}

async function ofAll(ctx: Ctx, scope: PauseScope | undefined): Promise<Reply> {
  const rows = await quotasToday(ctx, await visibleAccounts(ctx));
  const kinds = !scope || scope === 'all' ? (['add', 'message', 'moment'] as const) : [KIND_OF_SCOPE[scope]];
  const total = (kind: Quota['kind']): number => rows.reduce((s, r) => s + leftOf(r, kind), 0);
  const text = (left: (kind: Quota['kind']) => number): string =>
    kinds.map((k) => `${QUOTA_KIND_NAMES[k]} ${left(k)}`).join('，');
  return {
    headline: `今天 ${rows.length} 个微信号还能：${text(total)}`,
    list: {
      of: 'account',
      rows: [...rows]
        .sort((a, b) => leftOf(b, kinds[0]) - leftOf(a, kinds[0]))
        .map((r) => ({ id: r.account.id, text: `${nameOf(r.account)} ${text((k) => leftOf(r, k))}` })),
    },
  };
}

const leftOf = (row: AccountQuotas, kind: Quota['kind']): number =>
  row.quotas.find((q) => q.kind === kind)?.left ?? 0;

/** 加好友 已用 2 / 5，还剩 3 */
export function quotaText(q: Quota): string {
  const left = q.pausedBy ? '已暂停' : `还剩 ${q.left}`;
  return `${QUOTA_KIND_NAMES[q.kind]} 已用 ${q.used} / ${q.limit}，${left}`;
}
