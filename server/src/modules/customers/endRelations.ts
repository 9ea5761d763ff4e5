import type { Ctx } from '../../kernel';
import { holdCounters, saveCounters } from './bookStore';
import { followTags } from './followTags';
import { endFriendships, forgetRelations, hasActiveFriendship, knownRelations } from './relationStore';

/** The member has no relation to these customers any more: nothing of it can be read, a later one is a new one. */
export async function endRelations(
  ctx: Ctx,
  userid: string,
  externalUserids: readonly string[],
): Promise<void> {
  const known = await knownRelations(
    ctx,
    externalUserids.map((externalUserid) => ({ userid, externalUserid })),
  );
  if (known.length === 0) return;
  const customerIds = known.map((k) => k.customerId);
  await endFriendships(ctx, userid, customerIds, { state: 'deletedByUs', at: ctx.now });
  await forgetRelations(
    ctx,
    userid,
    known.map((k) => k.externalUserid),
  );
  await followTags(ctx, customerIds);
}

/** The customer removed the member; who has removed everybody is lost to us (domain.md §3). */
export async function loseCustomer(
  ctx: Ctx,
  userid: string,
  externalUserid: string,
  at: Date,
): Promise<void> {
  const [known] = await knownRelations(ctx, [{ userid, externalUserid }]);
  if (!known) return;
  await endFriendships(ctx, userid, [known.customerId], { state: 'deletedByCustomer', at });
  if (await hasActiveFriendship(ctx, known.customerId)) return;
  const before = await holdCounters(ctx, known.customerId);
  if (before && !before.lostAt) await saveCounters(ctx, known.customerId, { ...before, lostAt: at });
}
