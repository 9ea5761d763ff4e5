import { momentOf } from '@cunkebao/shared/kernel';
import { waitText } from '@cunkebao/shared/tasks';
import { Fault, wordsIn, type Ctx } from '../../kernel';
import { createTask } from '../tasks';
import type { Draft, Plugin } from './plugin';
import { readParams } from './readParams';

export interface Placed {
  task: { id: string };
  draft: Draft;
}

/** Drafts once more and writes the task with all it does and all it leaves out. Whoever calls this has shown the preview. */
export async function placeOrder<P>(ctx: Ctx, plugin: Plugin<P>, given: unknown): Promise<Placed> {
  const params = readParams(ctx, plugin, given);
  const draft = await plugin.draft(ctx, params);
  if (draft.actions.length === 0) throw nothingToDo(ctx, draft);
  const { title, actions, leftOut } = draft;
  const by = ctx.actor?.userid ?? null;
  const task = await createTask(ctx, { kind: plugin.name, title, by, actions, leftOut });
  await plugin.ordered?.(ctx, task, draft, params);
  return { task, draft };
}

function nothingToDo(ctx: Ctx, draft: Draft): Fault {
  const w = wordsIn(ctx);
  const [first] = draft.leftOut;
  const why = first ? `${first.label ?? ''} ${waitText(first.reason, w)}` : '';
  return new Fault(
    'conflict',
    w(`${draft.title}：没有可以做的。${why}`, `${draft.title}: nothing can be done. ${why}`),
  );
}

/** 03-05 08:00 开始, or nothing when it begins at once. */
export function beginsText(ctx: Ctx, draft: Draft): string | null {
  const times = draft.actions.flatMap((a) => (a.notBefore ? [a.notBefore] : []));
  const [first] = times.sort((a, b) => a.getTime() - b.getTime());
  if (!first) return null;
  return wordsIn(ctx)(`${momentOf(first, ctx.tz)} 开始`, `Begins ${momentOf(first, ctx.tz)}`);
}
