import type { Outcome } from '@cunkebao/shared/fleet';
import { quotaAfter, type SettledState } from '@cunkebao/shared/tasks';
import type { Ctx } from '../../kernel';
import { commitQuota, releaseQuota } from '../accounts';
import type { Action } from './action.entity';

/**
 * Settles what an action reserved (domain.md §2.2): counted for good when it took effect, given back when it surely did
 * not, kept while nobody knows. A later word of the phone settles it again.
 */
export async function settleQuota(
  ctx: Ctx,
  action: Action,
  state: SettledState,
  outcome: Outcome | null,
): Promise<void> {
  if (!action.accountId) return;
  const what = quotaAfter(state, outcome?.state === 'failed' && outcome.afterEffect);
  if (what === 'commit') await commitQuota(ctx, action.id);
  if (what === 'release') await releaseQuota(ctx, action.id);
}
