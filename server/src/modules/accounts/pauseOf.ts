import { PAUSE_SCOPE_NAMES, pauseStops } from '@cunkebao/shared/accounts';
import type { ActionKind } from '@cunkebao/shared/fleet';
import { momentOf } from '@cunkebao/shared/kernel';
import { pauseStopping, type Purpose } from '@cunkebao/shared/tasks';
import type { Ctx } from '../../kernel';
import { activePauses } from './store';

/** What keeps each account from such an action now, the pause that ends last, in the order asked; null when nothing does. */
export async function pausesOf(
  ctx: Ctx,
  asked: readonly { accountId: string; kind: ActionKind; purpose: Purpose }[],
): Promise<({ until: Date; text: string } | null)[]> {
  const pauses = await activePauses(
    ctx,
    asked.map((a) => a.accountId),
  );
  return asked.map(({ accountId, kind, purpose }) => {
    const scope = pauseStopping(kind, purpose);
    const mine = pauses.filter((p) => p.accountId === accountId && scope && pauseStops(p.scope, scope));
    const last = mine.at(-1); // by their end
    if (!last) return null;
    const what = PAUSE_SCOPE_NAMES[last.scope];
    return {
      until: last.until,
      text: `${accountId} ${what}暂停到 ${momentOf(last.until, ctx.tz)}（${last.reason}）`,
    };
  });
}
