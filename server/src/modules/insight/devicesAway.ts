import type { Ctx } from '../../kernel';
import { reachOfAll } from '../fleet';

/** Phones that nobody can reach right now, of all that should be there. */
export async function devicesAway(ctx: Ctx): Promise<{ away: string[]; all: number }> {
  const devices = await reachOfAll(ctx);
  return { away: devices.filter((d) => !d.online).map((d) => d.id), all: devices.length };
}
