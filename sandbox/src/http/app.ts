import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Koa from 'koa';
import serve from 'koa-static';
import { Refusal } from '../chat/refusal';
import { WecomError } from '../wecom/wecomError';
import type { World } from '../world';
import { handRoutes } from './handRoutes';
import { fromOwnOrigin } from './ownOrigin';
import { loginPage } from './loginPage';
import { sandboxRoutes } from './sandboxRoutes';
import { wecomRoutes } from './wecomRoutes';

const PAGE = join(__dirname, '..', '..', 'dist-page');
const NOT_BUILT = '沙盒页面还没有构建，请先运行 npm run build -w @cunkebao/sandbox。';

export function makeApp(world: World): Koa {
  const app = new Koa();
  app.silent = true;
  app.on('error', (error: Error) => {
    world.log.error({ because: error.message }, 'request failed');
  });
  app.use(async (ctx, next) => {
    try {
      if (!fromOwnOrigin(ctx.req)) throw new Refusal(403, '别的网站不能操作沙盒');
      await next();
      if (ctx.method !== 'GET') world.onCompany();
    } catch (error) {
      const refusal = refusalOf(error);
      if (!refusal) throw error;
      ctx.status = refusal.status;
      ctx.body = { error: refusal.message };
    }
  });
  const wecom = wecomRoutes(world);
  const own = sandboxRoutes(world);
  app.use(wecom.routes()).use(own.routes()).use(handRoutes(world).routes());
  app.use(async (ctx, next) => {
    if (ctx.path === '/healthz') ctx.body = { ok: true };
    else if (ctx.path === '/connect/oauth2/authorize') loginPage(world, ctx);
    else if (ctx.path.startsWith('/sandbox/')) throw new Refusal(404, '没有这个地址');
    else await next();
  });
  servePage(app);
  return app;
}

/** What WeCom would refuse, the hand may not do either. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  if (error instanceof WecomError)
    return new Refusal(400, `企业微信不允许（${error.errcode} ${error.message}）`);
  return null;
}

/** The built page, and its index for every other address of the page. */
function servePage(app: Koa): void {
  app.use(serve(PAGE));
  app.use(async (ctx) => {
    if (ctx.method !== 'GET') return;
    const index = join(PAGE, 'index.html');
    ctx.type = 'html';
    if (existsSync(index)) ctx.body = await readFile(index);
    else ctx.body = `<!doctype html><meta charset="utf-8"><title>存客宝沙盒</title><p>${NOT_BUILT}</p>`;
  });
}
