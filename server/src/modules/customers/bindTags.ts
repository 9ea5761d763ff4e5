import type { Ctx, OutsideTagGroup } from '../../kernel';
import { followTags } from './followTags';
import { bindTag, boundTags, dropWecomTag, renameTag, tagNamed, wearersOf } from './relationTagStore';

const AT_ONCE = 500;

/**
 * WeCom's tags by group and name: ours of the same name is the same tag, one that is missing is made, a new name is
 * taken over, and one that is gone comes off the customers it was put on there. Safe to call any number of times.
 */
export async function bindTags(ctx: Ctx, groups: readonly OutsideTagGroup[]): Promise<void> {
  const bound = new Map((await boundTags(ctx)).map((b) => [b.wecomId, b]));
  for (const group of groups)
    for (const tag of group.tags) {
      const ours = bound.get(tag.id);
      bound.delete(tag.id);
      if (!ours) await bindNew(ctx, group.name, tag);
      else if (ours.name !== tag.name) await renameTag(ctx, ours.tagId, tag.name);
    }
  for (const gone of bound.values()) await dropWecomTag(ctx, gone);
}

/** Its customers may have been read before it: they wear it from now on. */
async function bindNew(ctx: Ctx, group: string, tag: { id: string; name: string }): Promise<void> {
  await bindTag(ctx, tag.id, await tagNamed(ctx, group, tag.name));
  const wearers = await wearersOf(ctx, tag.id);
  for (let from = 0; from < wearers.length; from += AT_ONCE)
    await followTags(ctx, wearers.slice(from, from + AT_ONCE));
}
