import { createHash } from 'node:crypto';
import type { Ctx, OutsideContact } from '../../kernel';
import { sourceWords } from './addWayWords';
import { enterNewcomers } from './enterNewcomers';
import { knownRelations, saveFriendships, saveRelations } from './relationStore';
import { followTags } from './followTags';

/**
 * Takes over what WeCom says about these relations. What is equal to what was taken over before is left alone, so that
 * a second run writes nothing; safe to call any number of times and from two jobs at once. Tells how many changed.
 */
export async function applyRelations(ctx: Ctx, contacts: readonly OutsideContact[]): Promise<number> {
  const known = new Map((await knownRelations(ctx, contacts)).map((r) => [keyOf(r), r.digest]));
  const changed = contacts.filter((c) => known.get(keyOf(c)) !== digestOf(c));
  if (changed.length === 0) return 0;
  const customers = await enterNewcomers(ctx, changed);
  const rows = changed.map((c) => ({ c, customerId: customers.get(c.externalUserid) ?? '' }));
  await saveFriendships(
    ctx,
    rows.map(({ c, customerId }) => ({
      customerId,
      userid: c.userid,
      addedAt: c.addedAt,
      source: sourceWords(c.addWay, c.state),
      remark: c.remark === '' ? null : c.remark.slice(0, 64),
    })),
  );
  await saveRelations(
    ctx,
    rows.map(({ c, customerId }) => ({ ...c, customerId, digest: digestOf(c) })),
  );
  await followTags(ctx, [...new Set(rows.map((r) => r.customerId))]);
  return changed.length;
}

const keyOf = (r: { userid: string; externalUserid: string }): string => `${r.userid} ${r.externalUserid}`;

const digestOf = (c: OutsideContact): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        ...[c.name, c.gender, c.unionid, c.remark, c.addedAt.getTime(), c.addWay, c.state],
        c.tagIds,
      ]),
    )
    .digest('hex');
