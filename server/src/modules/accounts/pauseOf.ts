import { PAUSE_SCOPE_NAMES, pauseStops } from '@cunkebao/shared/accounts';
import type { ActionKind } from '@cunkebao/shared/fleet';
import { momentOf } from '@cunkebao/shared/kernel';
import { pauseStopping } from '@cunkebao/shared/tasks';
import type { Ctx } from '../../kernel';
import { activePauses } from './store';

/** What keeps this account from such an action now, the pause that ends last; null when nothing does. */
export async function pauseOf(
  ctx: Ctx,
  accountId: string,
  kind: ActionKind,
): Promise<{ until: Date; text: string } | null> {
  const scope = pauseStopping(kind);
  if (!scope) return null;
  const pauses = (await activePauses(ctx, [accountId])).filter((p) => pauseStops(p.scope, scope));
  const last = pauses.at(-1); // by their end
  if (!last) return null;
  const what = PAUSE_SCOPE_NAMES[last.scope];
  return {
    until: last.until,
    text: `${accountId} ${what}暂停到 ${momentOf(last.until, ctx.tz)}（${last.reason}）`,
  };
}
