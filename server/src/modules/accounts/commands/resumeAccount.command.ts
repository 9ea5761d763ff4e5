import { PAUSE_SCOPES, penaltyReason, tierOf } from '@cunkebao/shared/accounts';
import { accountResume } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import type { Words } from '@cunkebao/shared/kernel';
import { command, Fault, wordsIn, type Ctx, type Plan } from '../../../kernel';
import { chosenAccounts, chosenInput } from '../chosenAccounts';
import { activePauses, liftPauses, type Account, type Pause } from '../store';
import { nameOf, pauseText, scoreOf } from '../words';

const input = chosenInput.extend({ scope: z.enum(PAUSE_SCOPES).optional() });
type Input = z.input<typeof input>;
const effect = z.object({ pauses: z.array(z.string()) });

/** Lifts exactly the pauses the confirmed plan names; who lifted them stays on the row and in the audit. */
export const resumeAccount = command<Input>(accountResume, {
  async plan(ctx, args) {
    const asked = input.parse(args);
    const accounts = await chosenAccounts(ctx, asked);
    const all = await activePauses(
      ctx,
      accounts.map((a) => a.id),
    );
    const liftable = all.filter((p) => p.reason !== penaltyReason('banned'));
    const pauses = liftable.filter((p) => !asked.scope || p.scope === asked.scope);
    if (all.length > 0 && liftable.length === 0)
      throw new Fault(
        'conflict',
        wordsIn(ctx)(
          '平台已封号，不能恢复；请把客户转给其他同事',
          'Banned by the platform, this cannot be lifted; move its customers to colleagues',
        ),
      );
    if (pauses.length === 0) throw new Fault('conflict', nothingToLift(accounts, all, wordsIn(ctx)));
    return planOf(ctx, accounts, pauses);
  },

  async run(ctx, _args, plan) {
    if (!plan) throw new Error('account.resume runs only on a confirmed plan');
    const { pauses } = effect.parse(plan.effect);
    const lifted = await liftPauses(ctx, pauses, ctx.actor?.userid ?? 'system');
    return {
      headline: wordsIn(ctx)(`✅ 已解除 ${lifted} 条暂停`, `✅ Pauses lifted: ${lifted}`),
      lines: plan.targets.slice(0, 8).map((t) => t.text),
      changed: { before: { pauses }, after: { lifted } },
    };
  },
});

function planOf(ctx: Ctx, accounts: readonly Account[], pauses: readonly Pause[]): Plan {
  const paused = accounts.filter((a) => pauses.some((p) => p.accountId === a.id));
  const w = wordsIn(ctx);
  const weak = (a: Account): string =>
    w(
      `⚠️ ${nameOf(a)} 健康分 ${scoreOf(a.healthScore, w)}，恢复后仍受限`,
      `⚠️ ${nameOf(a)} health ${scoreOf(a.healthScore, w)}, still limited afterwards`,
    );
  return {
    headline: w(
      `解除 ${paused.length} 个微信号的 ${pauses.length} 条暂停`,
      `Lift pauses: ${pauses.length}, of accounts: ${paused.length}`,
    ),
    lines: paused.filter(isWeak).map(weak),
    targets: pauses.map((p) => {
      const account = paused.find((a) => a.id === p.accountId);
      return { id: p.accountId, text: `${account ? nameOf(account) : p.accountId} ${pauseText(ctx, p)}` };
    }),
    excluded: accounts
      .filter((a) => !paused.includes(a))
      .map((a) => ({ id: a.id, text: nameOf(a), reason: w('没有暂停中的动作', 'nothing of it is paused') })),
    reversible: false,
    effect: { pauses: pauses.map((p) => p.id) },
  };
}

const isWeak = (a: Account): boolean => ['warning', 'danger'].includes(tierOf(a.healthScore));

function nothingToLift(accounts: readonly Account[], other: readonly Pause[], w: Words): string {
  const [one] = accounts;
  const who = accounts.length === 1 && one ? nameOf(one) : w('这些微信号', 'these accounts');
  return other.length > 0
    ? w(`${who} 没有这一类暂停，暂停的是别的动作`, `Not paused in this way, but in another: ${who}`)
    : w(`${who} 没有暂停中的动作`, `Nothing is paused: ${who}`);
}
