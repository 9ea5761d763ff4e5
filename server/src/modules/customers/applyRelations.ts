import { createHash } from 'node:crypto';
import type { Ctx, OutsideContact } from '../../kernel';
import { sourceWords } from './addWayWords';
import { enterNewcomers } from './enterNewcomers';
import { followTags } from './followTags';
import { knownRelations, saveFriendships, saveRelations } from './relationStore';
import { reconcileTags } from './tagDiffs';
import { markedSince } from './tagMarkStore';

/** When it was read, and when it was changed there, if an event said so. */
export interface Reading {
  at: Date;
  toldAt?: Date | null;
}

export interface Applied {
  changed: number;
  /** left alone, because their tags were written to since they were read: to be read again */
  stale: OutsideContact[];
}

/**
 * Takes over what WeCom says about these relations. What is equal to what was taken over before is left alone, so that
 * a second run writes nothing; safe to call any number of times and from two jobs at once.
 */
export async function applyRelations(
  ctx: Ctx,
  contacts: readonly OutsideContact[],
  reading: Reading,
): Promise<Applied> {
  const known = new Map((await knownRelations(ctx, contacts)).map((r) => [keyOf(r), r]));
  const differing = contacts.filter((c) => known.get(keyOf(c))?.digest !== digestOf(c));
  if (differing.length === 0) return { changed: 0, stale: [] };
  const written = await markedSince(ctx, differing, reading.at);
  const changed = differing.filter((c) => !written.has(keyOf(c)));
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
  const tags = rows.map(({ c, customerId }) => ({
    ...{ userid: c.userid, externalUserid: c.externalUserid, customerId },
    ...{ before: known.get(keyOf(c))?.tagIds ?? null, now: c.tagIds },
  }));
  await reconcileTags(ctx, tags, reading.toldAt ?? null);
  await followTags(ctx, [...new Set(rows.map((r) => r.customerId))]);
  return { changed: changed.length, stale: differing.filter((c) => written.has(keyOf(c))) };
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
