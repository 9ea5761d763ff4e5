import type { ActionKind } from '@cunkebao/shared/fleet';
import { workerRefusal } from '@cunkebao/shared/workbench';
import { fitnessOf, type Ctx } from '../../kernel';
import type { Worker } from '../accounts';

/** Why this account takes no part in work of a kind that begins then; null = it does. */
export async function refusalOf(
  ctx: Ctx,
  worker: Worker,
  kind: ActionKind,
  begins: Date,
): Promise<string | null> {
  const phones = worker.deviceId === null ? null : await fitnessOf(ctx, [worker.deviceId]);
  const phone = phones?.get(worker.deviceId ?? '') ?? null;
  return workerRefusal({ ...worker, phone }, kind, begins, ctx.tz);
}
