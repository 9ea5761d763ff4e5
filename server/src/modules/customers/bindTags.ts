import { tagPrevails } from '@cunkebao/shared/customers';
import type { Ctx, OutsideTagGroup } from '../../kernel';
import { followTags } from './followTags';
import {
  bindTag,
  boundTags,
  dropWecomTag,
  followGroup,
  noteToldName,
  tagNamed,
  wearersOf,
  type BoundTag,
} from './relationTagStore';
import { openTagChanges, skipTagChangesOf, tagsChangedSince, type OpenTagChange } from './tagChangeStore';
import { skipMarksOf } from './tagMarkStore';
import { renameTagRow } from './tagStore';

const AT_ONCE = 500;

export interface TagReading {
  /** when it was read */
  at: Date;
  /** what an event told before it: when which tag or group was changed there */
  told: { id: string; at: Date } | null;
}

/**
 * WeCom's tags by group and name: ours of the same name is the same tag, one that is missing is made, a new name is
 * taken over unless a newer one was given here, and one that is gone comes off the customers it was put on there. Safe to
 * call any number of times. False, and nothing done, when tags were written there since the reading: read again.
 */
export async function bindTags(
  ctx: Ctx,
  groups: readonly OutsideTagGroup[],
  reading: TagReading,
): Promise<boolean> {
  if (await tagsChangedSince(ctx, reading.at)) return false;
  const bound = new Map((await boundTags(ctx)).map((b) => [b.wecomId, b]));
  const open = await openTagChanges(ctx);
  const changedAt = (...ids: string[]): Date | null =>
    reading.told && ids.includes(reading.told.id) ? reading.told.at : null;
  const changeOf = (wecomId: string, kind: string): OpenTagChange | undefined =>
    open.find((c) => c.wecomId === wecomId && c.kind === kind);
  for (const group of groups) {
    for (const tag of group.tags) {
      const ours = bound.get(tag.id);
      bound.delete(tag.id);
      const wish = changeOf(tag.id, 'rename');
      if (ours) await followName(ctx, { ours, told: tag.name, changedAt: changedAt(tag.id, group.id), wish });
      else if (!changeOf(tag.id, 'delete')) await bindNew(ctx, group.name, tag);
    }
    await followGroup(ctx, group.id, group.name);
  }
  for (const gone of bound.values()) await unbind(ctx, gone);
  return true;
}

/** Its customers may have been read before it: they wear it from now on. */
async function bindNew(ctx: Ctx, group: string, tag: { id: string; name: string }): Promise<void> {
  const tagId = await tagNamed(ctx, group, tag.name);
  await bindTag(ctx, tag.id, { tagId, toldName: tag.name });
  const wearers = await wearersOf(ctx, tag.id);
  for (let from = 0; from < wearers.length; from += AT_ONCE)
    await followTags(ctx, wearers.slice(from, from + AT_ONCE));
}

interface Named {
  ours: BoundTag;
  told: string;
  changedAt: Date | null;
  wish: OpenTagChange | undefined;
}

/** A name we gave that is still on its way stands against the one WeCom had before, and against an older one. */
async function followName(ctx: Ctx, { ours, told, changedAt, wish }: Named): Promise<void> {
  if (wish) {
    if (told === ours.toldName) return;
    const sides = { wish: { worn: true, at: wish.at }, told: { worn: false, changedAt } };
    if (tagPrevails(sides) === 'wish') return;
    await skipTagChangesOf(ctx, ours.tagId, ['rename'], '企业微信里后来改过名');
  }
  if (ours.toldName !== told) await noteToldName(ctx, ours.wecomId, told);
  if (ours.name !== told) await renameTagRow(ctx, ours.tagId, told);
}

/** What was still to be marked with it cannot be any more. Who puts it on here later brings it back there. */
async function unbind(ctx: Ctx, gone: BoundTag): Promise<void> {
  await skipMarksOf(ctx, gone.tagId, '标签已在企业微信里删除');
  await skipTagChangesOf(ctx, gone.tagId, ['rename'], '标签已在企业微信里删除');
  await dropWecomTag(ctx, gone);
}
