import {
  addLimits,
  PAUSE_SCOPES,
  QUOTA_KIND_NAMES,
  TIER_NAMES,
  type PauseScope,
} from '@cunkebao/shared/accounts';
import { accountQuota } from '@cunkebao/shared/conversation';
import { momentOf } from '@cunkebao/shared/kernel';
import { quietUntil } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { command, type Ctx, type Reply } from '../../../kernel';
import { findAccount } from '../findAccount';
import { addCeilings, KIND_OF_SCOPE, quotasToday, type AccountQuotas, type Quota } from '../quotas';
import { visibleAccounts, type Account } from '../store';
import { nameOf, pauseText } from '../words';

const input = z.object({
  account: z.string().max(16).optional(),
  scope: z.enum(PAUSE_SCOPES).optional(),
});

const MOST_LINES = 8;

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
  const ceilings = await addCeilings(ctx, account);
  return {
    headline: `${nameOf(account)} 今天的额度（${TIER_NAMES[limits.tier]}档${confirm}${stopped}）`,
    lines: [
      ...(row?.quotas ?? []).map(quotaText),
      `加好友另限：任意24小时 ${limits.rolling24h} 人（还能 ${ceilings.of24h}），每小时 ${limits.perHour} 人（还能 ${ceilings.ofHour}）`,
      ...nightLine(ctx),
      ...(row?.pauses ?? []).map((p) => `⚠️ ${pauseText(ctx, p)}`),
    ].slice(0, MOST_LINES),
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
    lines: [...whyNone(rows, kinds), ...nightLine(ctx)],
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

/** The reasons why some accounts can do none of it any more, each with their number. */
function whyNone(rows: readonly AccountQuotas[], kinds: readonly Quota['kind'][]): string[] {
  return kinds.flatMap((kind) => {
    const none = rows.flatMap((r) => r.quotas.filter((q) => q.kind === kind && q.left === 0));
    const count = (f: (q: Quota) => boolean): number => none.filter(f).length;
    const reasons = [
      [count((q) => q.pausedBy !== null), '暂停中'],
      [count((q) => !q.pausedBy && q.limit === 0), '健康分低于 30 已停用'],
      [count((q) => !q.pausedBy && q.limit > 0), '今天已用完'],
    ] as const;
    const said = reasons.filter(([n]) => n > 0).map(([n, why]) => `${n} 个${why}`);
    return said.length > 0 ? [`${QUOTA_KIND_NAMES[kind]}为 0：${said.join('，')}`] : [];
  });
}

/** At night the quota is there and still nothing goes (domain.md §2.2). */
function nightLine(ctx: Ctx): string[] {
  const until = quietUntil(ctx.now, ctx.tz);
  return until ? [`🌙 夜间免打扰，${momentOf(until, ctx.tz)} 后才会发`] : [];
}

/** 加好友 已用 2 / 5，还剩 3 */
export function quotaText(q: Quota): string {
  const open = q.open > 0 ? `（${q.open} 次还没有结果）` : '';
  return `${QUOTA_KIND_NAMES[q.kind]} 已用 ${q.used} / ${q.limit}，${leftText(q)}${open}`;
}

function leftText(q: Quota): string {
  if (q.pausedBy) return '已暂停';
  if (q.left > 0) return `还剩 ${q.left}`;
  return q.limit === 0 ? '已停用' : '今天已用完';
}
