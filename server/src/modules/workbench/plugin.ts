import type { z } from 'zod';
import type { Said } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import type { ActionWanted, LeftOut } from '../tasks';

/** What a plugin would do: a dry run, and at the same time all that is needed to do it. */
export interface Draft {
  /** the task's name in lists and on its card */
  title: string;
  /** what the preview says besides targets and those left out: how, when, how long */
  lines: string[];
  /** in the order in which each phone is to do them */
  actions: ActionWanted[];
  leftOut: LeftOut[];
}

/**
 * One kind of work for phones (工作台任务). Parameters are checked by the schema, its messages are for operators; the
 * rules about who is left out are pure functions of shared. Everything after the order — lines, quotas, gaps, quiet
 * hours, results, pause, retry — is the tasks area's.
 */
export interface Plugin<P> {
  /** the kind of its tasks and its name in the HTTP address */
  name: string;
  /** the permission it needs, where that is not its name */
  permission?: string;
  title: Said;
  params: z.ZodType<P>;
  /** reads only; asked once for the preview and again when it is confirmed */
  draft(ctx: Ctx, params: P): Promise<Draft>;
  /** what else is written when the task is, in the same transaction */
  ordered?(ctx: Ctx, task: { id: string }, draft: Draft, params: P): Promise<void>;
}

export const definePlugin = <P>(plugin: Plugin<P>): Plugin<P> => plugin;
