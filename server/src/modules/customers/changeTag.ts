import { Fault, type Ctx } from '../../kernel';
import { askForTag } from './askForTag';
import { changeTags } from './jobs/changeTags.delivery';
import { planTagChange, skipTagChangesOf } from './tagChangeStore';
import { skipMarksOf } from './tagMarkStore';
import { deleteTagRows, renameTagRow, tagById } from './tagStore';
import { tagNamed, wecomIdsOf } from './relationTagStore';

/** WeCom's own limit; ours could be longer */
const NAME_LENGTH = 30;

/** A tag in the group of this name; both are made when they are missing, here and in WeCom. Tells its id. */
export async function createTag(ctx: Ctx, given: { group: string; name: string }): Promise<string> {
  const name = fit(given.name, '标签名');
  const id = await tagNamed(ctx, fit(given.group, '标签组名'), name);
  await askForTag(ctx, { id, name });
  return id;
}

/** Renames it here at once and in WeCom soon; if WeCom refuses, it gets its old name back and the author is told. */
export async function renameTag(ctx: Ctx, tagId: string, to: string): Promise<void> {
  const name = fit(to, '标签名');
  const tag = await tagById(ctx, tagId);
  if (!tag) throw new Fault('notFound', '没有这个标签，可能刚被删除');
  if (tag.name === name) return;
  if (!(await renameTagRow(ctx, tagId, name)))
    throw new Fault('conflict', `「${tag.groupName}」里已经有标签「${name}」，请换一个名字`);
  await skipTagChangesOf(ctx, tagId, ['rename'], '又改了名');
  for (const wecomId of (await wecomIdsOf(ctx, [tagId])).get(tagId) ?? [])
    await planTagChange(ctx, { kind: 'rename', tagId, wecomId, name, oldName: tag.name });
  ctx.enqueue(changeTags, {});
}

/** Takes it off everybody and ends it, here at once and in WeCom soon. False when it is gone already. */
export async function deleteTag(ctx: Ctx, tagId: string): Promise<boolean> {
  const tag = await tagById(ctx, tagId);
  if (!tag) return false;
  const bound = (await wecomIdsOf(ctx, [tagId])).get(tagId) ?? [];
  await skipMarksOf(ctx, tagId, '标签已删除');
  await skipTagChangesOf(ctx, tagId, ['create', 'rename'], '标签已删除');
  await deleteTagRows(ctx, tagId);
  for (const wecomId of bound)
    await planTagChange(ctx, { kind: 'delete', tagId, wecomId, name: tag.name, oldName: null });
  ctx.enqueue(changeTags, {});
  return true;
}

function fit(given: string, what: string): string {
  const name = given.trim();
  if (name === '' || Array.from(name).length > NAME_LENGTH)
    throw new Fault('invalid', `${what}要 1–${NAME_LENGTH} 个字`);
  return name;
}
