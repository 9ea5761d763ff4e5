import { tagPrevails } from '@cunkebao/shared/customers';
import type { Ctx } from '../../kernel';
import { markTags } from './jobs/markTags.delivery';
import { ourTags, wornTags } from './relationTagStore';
import { unassignOlder, wearing } from './tagAssignStore';
import { openWishes, planMarks, skipMarks } from './tagMarkStore';

/** What WeCom told of one pair's tags, and what it had told before; null when this is the first time. */
export interface TagDiff {
  userid: string;
  externalUserid: string;
  customerId: string;
  before: readonly string[] | null;
  now: readonly string[];
}

interface Moved {
  pair: TagDiff;
  tagId: string;
  /** worn now */
  worn: boolean;
}

/**
 * Brings what is wished here and what WeCom tells together, the newest first: a wish that is older than the change there
 * is given up; a tag that was taken off there comes off here, too, unless somebody here put it on later. To be called
 * when the relations are stored. `toldAt`: when it was changed there, null when nobody knows.
 */
export async function reconcileTags(ctx: Ctx, pairs: readonly TagDiff[], toldAt: Date | null): Promise<void> {
  const moved = await movedTags(ctx, pairs);
  const kept = await giveUpOlderWishes(ctx, pairs, moved, toldAt);
  const off = moved.filter((m) => !m.worn && !kept.has(keyOf(m)));
  if (off.length === 0) return;
  const still = await stillWorn(ctx, off);
  const gone = off
    .map(({ pair, tagId }) => ({ pair, tagId, customerId: pair.customerId }))
    .filter((g) => !still.has(`${g.customerId} ${g.tagId}`));
  await unassignOlder(ctx, gone, toldAt ?? ctx.now);
  const later = new Map((await wearing(ctx, gone)).map((w) => [`${w.customerId} ${w.tagId}`, w.at]));
  const again = gone.flatMap(({ pair: { userid, externalUserid }, tagId, customerId }) => {
    const at = later.get(`${customerId} ${tagId}`);
    return at ? [{ userid, externalUserid, tagId, wanted: true, at }] : [];
  });
  await planMarks(ctx, again);
  if (again.length > 0) ctx.enqueue(markTags, {});
}

const keyOf = ({
  pair,
  tagId,
}: {
  pair: { userid: string; externalUserid: string };
  tagId: string;
}): string => `${pair.userid} ${pair.externalUserid} ${tagId}`;

async function movedTags(ctx: Ctx, pairs: readonly TagDiff[]): Promise<Moved[]> {
  const differing = pairs.flatMap((pair) => {
    if (!pair.before) return [];
    const [before, now] = [new Set(pair.before), new Set(pair.now)];
    const added = pair.now.filter((id) => !before.has(id)).map((id) => ({ pair, id, worn: true }));
    return [...added, ...pair.before.filter((id) => !now.has(id)).map((id) => ({ pair, id, worn: false }))];
  });
  const ours = await ourTags(ctx, [...new Set(differing.map((d) => d.id))]);
  return differing.flatMap(({ pair, id, worn }) => {
    const tagId = ours.get(id);
    return tagId ? [{ pair, tagId, worn }] : [];
  });
}

/** Tells which wishes stand. */
async function giveUpOlderWishes(
  ctx: Ctx,
  pairs: readonly TagDiff[],
  moved: readonly Moved[],
  toldAt: Date | null,
): Promise<Set<string>> {
  const changes = new Map(moved.map((m) => [keyOf(m), m]));
  const kept = new Set<string>();
  const over = [];
  for (const wish of await openWishes(ctx, pairs)) {
    const key = keyOf({ pair: wish, tagId: wish.tagId });
    const change = changes.get(key);
    const whose = change
      ? tagPrevails({
          wish: { worn: wish.wanted, at: wish.at },
          told: { worn: change.worn, changedAt: toldAt },
        })
      : 'wish';
    if (whose === 'wish') kept.add(key);
    else over.push(wish);
  }
  await skipMarks(ctx, over, '企业微信里后来改过');
  return kept;
}

async function stillWorn(ctx: Ctx, off: readonly Moved[]): Promise<Set<string>> {
  const told = await wornTags(ctx, [...new Set(off.map((o) => o.pair.customerId))]);
  const ours = await ourTags(ctx, [...new Set(told.map((t) => t.wecomId))]);
  return new Set(told.map((t) => `${t.customerId} ${ours.get(t.wecomId) ?? ''}`));
}
