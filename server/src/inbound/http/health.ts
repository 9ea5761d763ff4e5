import Router from 'koa-router';
import type { HttpParts } from './parts';

/** /healthz: the process lives. /readyz: 503 and names while something it needs is away. /metrics: Prometheus. */
export function healthRouter(parts: HttpParts): Router {
  const router = new Router();
  router.get('/healthz', (ctx) => {
    ctx.state['route'] = '/healthz';
    ctx.body = { ok: true };
  });
  router.get('/readyz', async (ctx) => {
    ctx.state['route'] = '/readyz';
    const missing = await parts.troubles();
    ctx.status = missing.length === 0 ? 200 : 503;
    ctx.body = { ok: missing.length === 0, missing };
  });
  router.get('/metrics', async (ctx) => {
    ctx.state['route'] = '/metrics';
    ctx.type = parts.metrics.registry.contentType;
    ctx.body = await parts.metrics.registry.metrics();
  });
  return router;
}
