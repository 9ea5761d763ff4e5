import { PAUSE_SCOPES, quotaKindNames, tierNames, type PauseScope } from '@cunkebao/shared/accounts';
import { accountQuota } from '@cunkebao/shared/conversation';
import { momentOf, type Words } from '@cunkebao/shared/kernel';
import { quietUntil } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { command, wordsIn, type Ctx, type Reply } from '../../../kernel';
import { findAccount } from '../findAccount';
import { limitsOf } from '../limitsOf';
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
  const limits = await limitsOf(ctx, account);
  const w = wordsIn(ctx);
  const confirm = limits.needsConfirmation
    ? w('，每批加人都要先确认', ', each batch of new friends is confirmed first')
    : '';
  const halved = limits.halved ? w('，处罚后减半', ', halved after a penalty') : '';
  const stopped = limits.tier === 'danger' ? w('，已停用', ', out of use') : '';
  const ceilings = await addCeilings(ctx, account);
  const [name, tier] = [nameOf(account), tierNames(w)[limits.tier]];
  return {
    headline: w(
      `${name} 今天的额度（${tier}档${halved}${confirm}${stopped}）`,
      `${name}: quota of today (tier ${tier}${halved}${confirm}${stopped})`,
    ),
    lines: [
      ...(row?.quotas ?? []).map((q) => quotaText(q, w)),
      w(
        `加好友另限：任意24小时 ${limits.rolling24h} 人（还能 ${ceilings.of24h}），每小时 ${limits.perHour} 人（还能 ${ceilings.ofHour}）`,
        `New friends also: ${limits.rolling24h} in any 24 hours (${ceilings.of24h} left), ${limits.perHour} an hour (${ceilings.ofHour} left)`,
      ),
      ...nightLine(ctx),
      ...(row?.pauses ?? []).map((p) => `⚠️ ${pauseText(ctx, p)}`),
    ].slice(0, MOST_LINES),
  };
}

async function ofAll(ctx: Ctx, scope: PauseScope | undefined): Promise<Reply> {
  const w = wordsIn(ctx);
  const rows = await quotasToday(ctx, await visibleAccounts(ctx));
  const kinds = !scope || scope === 'all' ? (['add', 'message', 'moment'] as const) : [KIND_OF_SCOPE[scope]];
  const total = (kind: Quota['kind']): number => rows.reduce((s, r) => s + leftOf(r, kind), 0);
  const text = (left: (kind: Quota['kind']) => number): string =>
    kinds.map((k) => `${quotaKindNames(w)[k]} ${left(k)}`).join(w('，', ', '));
  return {
    headline: w(
      `今天 ${rows.length} 个微信号还能：${text(total)}`,
      `Left today for ${rows.length} accounts: ${text(total)}`,
    ),
    lines: [...whyNone(rows, kinds, w), ...nightLine(ctx)],
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
function whyNone(rows: readonly AccountQuotas[], kinds: readonly Quota['kind'][], w: Words): string[] {
  return kinds.flatMap((kind) => {
    const none = rows.flatMap((r) => r.quotas.filter((q) => q.kind === kind && q.left === 0));
    const count = (f: (q: Quota) => boolean): number => none.filter(f).length;
    const reasons = [
      [count((q) => q.pausedBy !== null), w('暂停中', 'paused')],
      [count((q) => !q.pausedBy && q.limit === 0), w('健康分低于 30 已停用', 'out of use, health below 30')],
      [count((q) => !q.pausedBy && q.limit > 0), w('今天已用完', 'used up today')],
    ] as const;
    const said = reasons.filter(([n]) => n > 0).map(([n, why]) => w(`${n} 个${why}`, `${n} ${why}`));
    const name = quotaKindNames(w)[kind];
    return said.length > 0 ? [w(`${name}为 0：${said.join('，')}`, `No ${name}: ${said.join(', ')}`)] : [];
  });
}

/** At night the quota is there and still nothing goes (domain.md §2.2). */
function nightLine(ctx: Ctx): string[] {
  const until = quietUntil(ctx.now, ctx.tz);
  if (!until) return [];
  const end = momentOf(until, ctx.tz);
  return [wordsIn(ctx)(`🌙 夜间免打扰，${end} 后才会发`, `🌙 Quiet hours, nothing goes out before ${end}`)];
}

/** 加好友 已用 2 / 5，还剩 3 */
export function quotaText(q: Quota, w: Words): string {
  const open = q.open > 0 ? w(`（${q.open} 次还没有结果）`, ` (${q.open} without outcome yet)`) : '';
  const name = quotaKindNames(w)[q.kind];
  return w(
    `${name} 已用 ${q.used} / ${q.limit}，${leftText(q, w)}${open}`,
    `${name} ${q.used}/${q.limit} used, ${leftText(q, w)}${open}`,
  );
}

function leftText(q: Quota, w: Words): string {
  if (q.pausedBy) return w('已暂停', 'paused');
  if (q.left > 0) return w(`还剩 ${q.left}`, `${q.left} left`);
  return q.limit === 0 ? w('已停用', 'out of use') : w('今天已用完', 'used up today');
}
