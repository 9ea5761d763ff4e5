import { z } from 'zod';
import type { Slice } from '../insight';

const key = z.tuple([
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  z.object({ member: z.string().optional(), team: z.string().optional() }),
]);

/** Names all a picture shows, so that it can be drawn again whenever it has to be sent again. */
export const imageKey = (firstDay: string, slice: Slice): string => JSON.stringify([firstDay, slice]);

export function readImageKey(text: string): { day: string; slice: Slice } {
  const [day, slice] = key.parse(JSON.parse(text));
  return { day, slice };
}
