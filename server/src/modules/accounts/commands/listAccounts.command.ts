import type { Words } from '@cunkebao/shared/kernel';
import {
  accountKindNames,
  PAUSE_SCOPES,
  pauseScopeNames,
  tierNames,
  tierOf,
  TIERS,
} from '@cunkebao/shared/accounts';
import { accountList } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault, wordsIn } from '../../../kernel';
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
    const w = wordsIn(ctx);
    const rows = all.filter((a) => wanted(asked, a, w));
    if (all.length === 0)
      return {
        headline: w(
          '还没有微信号：手机配对并登录微信后会出现在这里',
          'No accounts yet: they appear when a phone is paired and logged in to WeChat',
        ),
      };
    const what = title(asked, w);
    if (rows.length === 0)
      return {
        headline: w(`没有${what}，共有 ${all.length} 个微信号`, `No ${what}; accounts in all: ${all.length}`),
      };
    const mean = Math.round(rows.reduce((s, r) => s + r.account.healthScore, 0) / rows.length);
    return {
      headline: w(
        `${what} ${rows.length} 个，平均健康分 ${mean}`,
        `${rows.length} ${what}, mean health ${mean}`,
      ),
      list: { of: 'account', rows: rows.map((r) => ({ id: r.account.id, text: rowText(r, asked, w) })) },
    };
  },
});

function wanted(asked: Input, row: AccountQuotas, w: Words): boolean {
  if (asked.comparison && !fits(asked.comparison, row.account, w)) return false;
  if (asked.accountKind && row.account.kind !== asked.accountKind) return false;
  if (asked.can && leftFor(row, asked.can) === 0) return false;
  return !asked.state || inState(asked.state, row, w);
}

function leftFor(row: AccountQuotas, scope: NonNullable<Input['can']>): number {
  const left = (s: keyof typeof KIND_OF_SCOPE): number =>
    row.quotas.find((q) => q.kind === KIND_OF_SCOPE[s])?.left ?? 0;
  return scope === 'all' ? Math.min(left('add'), left('send'), left('moments')) : left(scope);
}

function inState(state: string, { account, pauses }: AccountQuotas, w: Words): boolean {
  if (state === 'paused') return pauses.length > 0;
  if (state === 'restricted') return pauses.some((p) => p.scope === 'all');
  const tier = TIERS.find((t) => t === state);
  if (tier) return tierOf(account.healthScore) === tier;
  const message = w(
    '在线和离线看的是手机：请说「在线设备」或「离线设备」',
    'Online and offline are states of phones: say "offline devices"',
  );
  throw new Fault('invalid', message, { field: 'state' });
}

const STATE_NAMES: Record<string, string> = { paused: '暂停中的', restricted: '被限制的' };
const STATE_NAMES_EN: typeof STATE_NAMES = { paused: 'paused', restricted: 'restricted' };

function title(asked: Input, w: Words): string {
  const kind = asked.accountKind ? accountKindNames(w)[asked.accountKind] : w('微信号', 'account');
  const state = stateTitle(asked.state ?? '', w);
  const can = asked.can ? pauseScopeNames(w)[asked.can] : null;
  const compared = asked.comparison ? sayComparison(asked.comparison, w) : null;
  const zh = [compared && `${compared} 的`, can && `今天还能${can}的`, state, kind];
  const en = [
    state && `${state} `,
    `${kind}s`,
    can && ` with quota for ${can}`,
    compared && ` with ${compared}`,
  ];
  return w(zh, en).join('');
}

function stateTitle(state: string, w: Words): string {
  const tier = TIERS.find((t) => t === state);
  return tier
    ? w(`${tierNames(w)[tier]}的`, tierNames(w)[tier])
    : (w(STATE_NAMES, STATE_NAMES_EN)[state] ?? '');
}

function rowText(row: AccountQuotas, asked: Input, w: Words): string {
  const { account, pauses } = row;
  const rest = asked.can && asked.can !== 'all' ? leftFor(row, asked.can) : null;
  const left = rest === null ? '' : w(`，还能 ${rest} 次`, `, ${rest} left`);
  const scopes = pauses.map((p) => pauseScopeNames(w)[p.scope]).join(w('、', ', '));
  const paused = pauses.length > 0 ? w(`，暂停${scopes}`, `, paused: ${scopes}`) : '';
  return `${nameOf(account)} ${scoreOf(account.healthScore, w)}${account.deviceId ? ` ${account.deviceId}` : ''}${left}${paused}`;
}
