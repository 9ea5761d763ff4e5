import { z } from 'zod';
import { emit, event, type Ctx } from '../../kernel';
import { insertEvent, type NewEvent } from './eventStore';

/** A phone's report or a change of its state was stored; told once per happening. */
export const deviceEventStored = event({ name: 'deviceEventStored', data: z.object({ id: z.string() }) });

/** Stores a happening under its own name. False when it was known: nobody is told again. */
export async function storeEvent(ctx: Ctx, deviceId: string, happening: NewEvent): Promise<boolean> {
  const id = await insertEvent(ctx, deviceId, happening);
  if (id === null) return false;
  emit(ctx, deviceEventStored, { id });
  return true;
}
