import type Router from 'koa-router';
import { z } from 'zod';
import { replay } from '../traffic/replay';
import type { World } from '../world';
import { read } from './read';

const kind = z.enum(['api', 'callback', 'bot']);
const replayBody = z
  .object({
    /** of this sandbox's own record; absent = all callbacks it has */
    ids: z.array(z.number().int().positive()).max(2_000).optional(),
    /** of another record, as GET /sandbox/traffic gave it */
    exchanges: z
      .array(z.object({ kind, name: z.string().max(2_000), request: z.string().max(1_000_000) }))
      .max(2_000)
      .optional(),
  })
  .strict();

/** What the product and the sandbox said to each other: read, forgotten, or said again. */
export function trafficRoutes(router: Router, world: World): void {
  router.get('/traffic', (ctx) => {
    const after = Number(ctx.query['after'] ?? 0);
    const asked = kind.safeParse(ctx.query['kind']);
    const last = Number(ctx.query['last'] ?? 0);
    const found = world.traffic.kept.filter((e) => e.id > after && (!asked.success || e.kind === asked.data));
    ctx.body = last > 0 ? found.slice(-last) : found;
  });
  router.delete('/traffic', (ctx) => {
    world.traffic.kept = [];
    ctx.body = [];
  });
  router.post('/traffic/replay', async (ctx) => {
    const { ids, exchanges } = await read(ctx, replayBody);
    const own = world.traffic.kept.filter((e) => (ids ? ids.includes(e.id) : e.kind === 'callback'));
    ctx.body = await replay(world, exchanges ?? own);
  });
}
