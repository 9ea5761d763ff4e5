import type { Ctx } from '../../kernel';
import { findTask } from './taskStore';

/** Who asked for this task; null when the product did, or when there is no such task. */
export async function askerOf(ctx: Ctx, taskId: string): Promise<string | null> {
  return (await findTask(ctx, taskId, null))?.createdBy ?? null;
}
