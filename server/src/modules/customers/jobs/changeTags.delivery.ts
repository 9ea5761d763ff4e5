import { z } from 'zod';
import { delivery, WecomFault, type Ctx, type Outside } from '../../../kernel';
import { bindGroup, bindTag, isBound, noteToldName } from '../relationTagStore';
import {
  endTagChange,
  planTagChange,
  tagChangesDue,
  takeTagChanges,
  type TagChange,
} from '../tagChangeStore';
import { endOf } from '../tagOutcome';
import { renameTagRow, tagById } from '../tagStore';
import { tellRefused } from '../tellRefused';
import { markTags } from './markTags.delivery';
import { readTags } from './readTags.delivery';

const AT_ONCE = 10;
/** a tag of that name is there: reading the tags binds it */
const EXISTS = 40071;
const READ_AGAIN_MS = 3_000;
const MOST_READINGS = 5;
/** the tag is not there any more */
const GONE = new Set([40068]);

interface Asked {
  change: TagChange;
  /** for a new one */
  group: string;
}

interface Outcome {
  change: TagChange;
  made: { id: string; groupId: string } | null;
  fault: WecomFault | null;
}

/**
 * Makes, renames and ends tags in WeCom as it was done here. Each may be repeated: a tag that exists by now is found by
 * its name, one that is gone is gone.
 */
export const changeTags = delivery({
  name: 'customers.changeTags',
  queue: 'sync',
  data: z.object({}),

  async prepare(ctx): Promise<Asked[] | null> {
    const asked: Asked[] = [];
    for (const change of await takeTagChanges(ctx, AT_ONCE)) {
      const tag = await tagById(ctx, change.tagId);
      if (change.kind === 'create' && (!tag || (await isBound(ctx, change.tagId))))
        await endTagChange(ctx, change.id, DONE);
      else asked.push({ change: { ...change, name: tag?.name ?? change.name }, group: tag?.groupName ?? '' });
    }
    ctx.enqueue(markTags, {});
    return asked.length > 0 ? asked : null;
  },

  async send(outside, asked): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const one of asked) outcomes.push(await sendOne(outside, one));
    return outcomes;
  },

  async record(ctx, _, outcomes): Promise<void> {
    for (const outcome of outcomes) await settle(ctx, outcome);
    if (await tagChangesDue(ctx)) ctx.enqueue(changeTags, {});
  },
});

const DONE = { state: 'confirmed' as const, error: null, waitMs: 0 };

async function sendOne({ contacts }: Outside, { change, group }: Asked): Promise<Outcome> {
  try {
    const { kind, wecomId, name } = change;
    if (kind === 'create') return { change, made: await contacts.addTag(group, name), fault: null };
    if (kind === 'rename') await contacts.renameTag(wecomId ?? '', name);
    else await contacts.deleteTag(wecomId ?? '');
    return { change, made: null, fault: null };
  } catch (error) {
    if (error instanceof WecomFault) return { change, made: null, fault: error };
    throw error;
  }
}

async function settle(ctx: Ctx, outcome: Outcome): Promise<void> {
  const { change, fault } = outcome;
  if (!fault) await takeOver(ctx, outcome);
  else if (change.kind === 'create' && fault.errcode === EXISTS && change.attempts < MOST_READINGS) {
    ctx.enqueue(readTags, {});
    return endTagChange(ctx, change.id, { state: 'submitted', error: fault.message, waitMs: READ_AGAIN_MS });
  }
  const end = endOf(fault, change.attempts, GONE);
  await endTagChange(ctx, change.id, end);
  if (end.state === 'failed') await refused(ctx, change, end.error ?? '');
}

async function refused(ctx: Ctx, change: TagChange, why: string): Promise<void> {
  if (change.kind === 'rename' && change.oldName !== null)
    await renameTagRow(ctx, change.tagId, change.oldName);
  await tellRefused(ctx, { ...change, what: change.kind, why });
}

async function takeOver(ctx: Ctx, { change, made }: Outcome): Promise<void> {
  if (change.kind === 'rename') await noteToldName(ctx, change.wecomId ?? '', change.name);
  if (made) await takeOverNew(ctx, change, made);
}

/** It may have been deleted here while it was being made there. */
async function takeOverNew(
  ctx: Ctx,
  change: TagChange,
  made: { id: string; groupId: string },
): Promise<void> {
  const tag = await tagById(ctx, change.tagId);
  if (!tag) {
    await planTagChange(ctx, { ...change, kind: 'delete', wecomId: made.id });
    return;
  }
  await bindGroup(ctx, made.groupId, tag.groupId);
  await bindTag(ctx, made.id, { tagId: change.tagId, toldName: change.name });
  ctx.enqueue(markTags, {});
}
