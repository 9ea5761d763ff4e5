import { PAUSE_SCOPE_NAMES, PAUSE_SCOPES, tierOf, TIER_NAMES, TIERS } from '@cunkebao/shared/accounts';
import { accountList } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault } from '../../../kernel';
import { comparison, fits, sayComparison } from '../comparison';
import { KIND_OF_SCOPE, quotasToday, type AccountQuotas } from '../quotas';
import { visibleAccounts } from '../store';
import { nameOf, scoreOf } from '../words';

const input = z.object({
  comparison: comparison.optional(),
  can: z.enum(PAUSE_SCOPES).optional(),
  accountKind: z.enum(['business', 'persona']).optional(),
  state: z.string().max(20).optional(),
});
type Input = z.infer<typeof input>;

export const listAccounts = command<Input>(accountList, {
  async run(ctx, args) {
    const asked = input.parse(args);
    const all = await quotasToday(ctx, await visibleAccounts(ctx));
    const rows = all.filter((a) => wanted(asked, a));
    if (all.length === 0) return { headline: '还没有微信号：手机配对并登录微信后会出现在这里' };
    if (rows.length === 0) return { headline: `没有${title(asked)}，共有 ${all.length} 个微信号` };
    const mean = Math.round(rows.reduce((s, r) => s + r.account.healthScore, 0) / rows.length);
    return {
      headline: `${title(asked)} ${rows.length} 个，平均健康分 ${mean}`,
      list: { of: 'account', rows: rows.map((r) => ({ id: r.account.id, text: rowText(r, asked) })) },
    };
  },
});

function wanted(asked: Input, row: AccountQuotas): boolean {
  if (asked.comparison && !fits(asked.comparison, row.account)) return false;
  if (asked.accountKind && row.account.kind !== asked.accountKind) return false;
  if (asked.can && leftFor(row, asked.can) === 0) return false;
  return !asked.state || inState(asked.state, row);
}

function leftFor(row: AccountQuotas, scope: NonNullable<Input['can']>): number {
  const left = (s: keyof typeof KIND_OF_SCOPE): number =>
    row.quotas.find((q) => q.kind === KIND_OF_SCOPE[s])?.left ?? 0;
  return scope === 'all' ? Math.min(left('add'), left('send'), left('moments')) : left(scope);
}

function inState(state: string, { account, pauses }: AccountQuotas): boolean {
  if (state === 'paused') return pauses.length > 0;
  if (state === 'restricted') return pauses.some((p) => p.scope === 'all');
  const tier = TIERS.find((t) => t === state);
  if (tier) return tierOf(account.healthScore) === tier;
  throw new Fault('invalid', '在线和离线看的是手机：请说「在线设备」或「离线设备」', { field: 'state' });
}

const STATE_NAMES: Record<string, string> = { paused: '暂停中的', restricted: '被限制的' };

function title(asked: Input): string {
  const tier = TIERS.find((t) => t === asked.state);
  const state = tier ? `${TIER_NAMES[tier]}的` : (STATE_NAMES[asked.state ?? ''] ?? '');
  const can = asked.can ? `今天还能${PAUSE_SCOPE_NAMES[asked.can]}的` : '';
  const compared = asked.comparison ? `${sayComparison(asked.comparison)} 的` : '';
  const kinds = { business: '业务号', persona: '人设号' };
  return `${compared}${can}${state}${asked.accountKind ? kinds[asked.accountKind] : '微信号'}`;
}

function rowText(row: AccountQuotas, asked: Input): string {
  const { account, pauses } = row;
  const left = asked.can && asked.can !== 'all' ? `，还能 ${leftFor(row, asked.can)} 次` : '';
  const paused = pauses.length > 0 ? `，暂停${pauses.map((p) => PAUSE_SCOPE_NAMES[p.scope]).join('、')}` : '';
  return `${nameOf(account)} ${scoreOf(account.healthScore)}${account.deviceId ? ` ${account.deviceId}` : ''}${left}${paused}`;
}
