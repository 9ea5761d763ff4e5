import { pairRequest } from '@cunkebao/shared/fleet';
import Router from 'koa-router';
import type { Context } from 'koa';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Fault, type Log, type Module, type Transact } from '../../kernel';

const MOST_BYTES = 4096;

/** `POST /agent/pair`: a phone without a key redeems its ticket. Guessing is slow: a few tries a minute and address. */
export function pairDoor(parts: { modules: readonly Module[]; transact: Transact; log: Log }): Router {
  const router = new Router();
  const tries = new RateLimiterMemory({ points: 30, duration: 60 });
  router.post('/agent/pair', async (ctx: Context) => {
    ctx.state['route'] = '/agent/pair';
    await tries.consume(ctx.ip).catch(() => {
      throw new Fault('tooMany', '尝试过于频繁，请稍后再试');
    });
    const request = pairRequest.safeParse(await jsonOf(ctx));
    if (!request.success) throw new Fault('invalid', '配对请求不正确');
    const door = parts.modules.find((m) => m.phoneDoor)?.phoneDoor;
    if (!door) throw new Fault('unavailable', '暂时不能配对');
    const paired = await parts.transact((c) => door.pair(c, request.data));
    parts.log.info({ area: 'fleet', verb: 'pair', device: paired.device }, 'phone paired');
    ctx.body = paired;
  });
  return router;
}

async function jsonOf(ctx: Context): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of ctx.req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Fault('invalid', '配对请求过大');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Fault('invalid', '配对请求不是 JSON');
  }
}
