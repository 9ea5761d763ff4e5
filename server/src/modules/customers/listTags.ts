import type { TagGroup } from '@cunkebao/shared/customers';
import type { Ctx } from '../../kernel';
import { allTags, countsByTag, countTagged } from './tagStore';

export interface TagOverview {
  groups: TagGroup[];
  /** of the whole company, whatever was searched for */
  totalTags: number;
  taggedCustomers: number;
}

/** Groups in people's own order with how many customers carry each tag; a search keeps tags or whole groups by name. */
export async function listTags(ctx: Ctx, search?: string): Promise<TagOverview> {
  const tags = await allTags(ctx);
  const counts = await countsByTag(ctx);
  const wanted = search?.trim().toLowerCase() ?? '';
  const groups = new Map<string, TagGroup>();
  for (const tag of tags) {
    if (!`${tag.groupName}\n${tag.name}`.toLowerCase().includes(wanted)) continue;
    const group = groups.get(tag.groupId) ?? {
      id: tag.groupId,
      name: tag.groupName,
      choice: tag.choice,
      tags: [],
    };
    group.tags.push({ id: tag.id, name: tag.name, customers: counts.get(tag.id) ?? 0 });
    groups.set(tag.groupId, group);
  }
  return { groups: [...groups.values()], totalTags: tags.length, taggedCustomers: await countTagged(ctx) };
}
