import { z } from 'zod';
import { Fault, wordsIn, type Ctx } from '../../kernel';
import { comparison, fits, sayComparison } from './comparison';
import { findAccount } from './findAccount';
import { visibleAccounts, type Account } from './store';

export const chosenInput = z.object({
  account: z.string().max(16).optional(),
  comparison: comparison.optional(),
});

/** One account by id, or all that fit a comparison; never nobody. */
export async function chosenAccounts(ctx: Ctx, asked: z.infer<typeof chosenInput>): Promise<Account[]> {
  if (asked.account) return [await findAccount(ctx, asked.account)];
  const { comparison: c } = asked;
  const w = wordsIn(ctx);
  if (!c)
    throw new Fault('invalid', w('哪个微信号？例如 A-0031', 'Which WeChat account? For example A-0031'), {
      field: 'account',
    });
  const chosen = (await visibleAccounts(ctx)).filter((a) => fits(c, a, w));
  const said = sayComparison(c, w);
  if (chosen.length === 0)
    throw new Fault('notFound', w(`没有${said} 的微信号`, `No account with ${said}`), {
      field: 'comparison',
    });
  return chosen;
}
