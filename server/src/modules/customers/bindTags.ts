import type { Ctx, OutsideTagGroup } from '../../kernel';
import { bindTag, ourTags, tagNamed } from './relationTagStore';

/** WeCom's tags by group and name: ours of the same name is the same tag, one that is missing is made. */
export async function bindTags(ctx: Ctx, groups: readonly OutsideTagGroup[]): Promise<void> {
  const bound = await ourTags(
    ctx,
    groups.flatMap((g) => g.tags.map((t) => t.id)),
  );
  for (const group of groups)
    for (const tag of group.tags)
      if (!bound.has(tag.id)) await bindTag(ctx, tag.id, await tagNamed(ctx, group.name, tag.name));
}
