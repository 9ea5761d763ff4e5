import { penaltyNames, type Health, type HealthLine } from '@cunkebao/shared/accounts';
import { accountExplain } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import type { Words } from '@cunkebao/shared/kernel';
import { command, wordsIn } from '../../../kernel';
import { findAccount } from '../findAccount';
import { penaltiesInForce } from '../penaltyStore';
import { healthOf } from '../reckonHealth';
import { levelInForce, nameOf, scoreOf, signed } from '../words';

const input = z.object({ account: z.string().max(16) });
/** commands.md §1.9 */
const MOST_LINES = 8;

export const explainAccount = command<z.infer<typeof input>>(accountExplain, {
  async run(ctx, args) {
    const account = await findAccount(ctx, input.parse(args).account);
    const w = wordsIn(ctx);
    const health = await healthOf(ctx, account, w);
    const level = levelInForce(ctx, await penaltiesInForce(ctx, [account.id]));
    const penalty = level ? ` · ⚖️ ${penaltyNames(w)[level]}` : '';
    return {
      headline: `${nameOf(account)} ${w('健康分', 'health')} ${scoreOf(health.score, w)}${penalty}`,
      lines: explanation(health, w),
      buttons: [
        { text: w('剩余额度', 'Quota'), say: `${account.id}剩余额度` },
        { text: w('账号详情', 'Details'), say: `账号 ${account.id}` },
      ],
    };
  },
});

/** Every line the score is made of; where they are too many the base becomes one line, then small debts one more. */
function explanation(health: Health, w: Words): string[] {
  const debts = health.debtLines;
  const base = health.baseLines.map(line);
  if (base.length + debts.length <= MOST_LINES) return [...base, ...debts.map(line)];
  const shown = debts.slice(-(MOST_LINES - 2));
  const rest = debts.slice(0, -(MOST_LINES - 2));
  const parts = health.baseLines.map((l) => `${l.text} ${signed(l.points)}`).join(w('，', ', '));
  const points = signed(sum(rest));
  return [
    w(`基础分 ${health.base}：${parts}`, `Base ${health.base}: ${parts}`),
    ...(rest.length > 0
      ? [w(`${points} 更早的 ${rest.length} 项`, `${points} for ${rest.length} earlier ones`)]
      : []),
    ...shown.map(line),
  ];
}

const line = (l: HealthLine): string => `${signed(l.points)} ${l.text}`;
const sum = (lines: readonly HealthLine[]): number => lines.reduce((s, l) => s + l.points, 0);
