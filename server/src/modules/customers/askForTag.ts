import type { Ctx } from '../../kernel';
import { changeTags } from './jobs/changeTags.delivery';
import { openTagChanges, planTagChange } from './tagChangeStore';
import { isBound } from './relationTagStore';

/** WeCom gets this tag, too, unless it has it or is being asked already. */
export async function askForTag(ctx: Ctx, tag: { id: string; name: string }): Promise<void> {
  if (await isBound(ctx, tag.id)) return;
  const asked = (await openTagChanges(ctx)).some((c) => c.tagId === tag.id && c.kind === 'create');
  if (asked) return;
  await planTagChange(ctx, {
    ...{ kind: 'create', tagId: tag.id, wecomId: null, name: tag.name, oldName: null },
  });
  ctx.enqueue(changeTags, {});
}
