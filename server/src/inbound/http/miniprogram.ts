import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Context, Next } from 'koa';
import serveStatic from 'koa-static';

/** The built H5 mini-program at /m/: hashed files for ever, index.html never cached, unknown paths → index.html. */
export function miniprogramAt(folder: string) {
  const files = serveStatic(folder, {
    index: false,
    maxAge: 365 * 24 * 3_600_000,
    immutable: true,
    setHeaders: (res) => res.setHeader('Vary', 'Accept-Encoding'),
  });
  return async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.path === '/m') return ctx.redirect('/m/');
    if (!ctx.path.startsWith('/m/') || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) {
      await next();
      return;
    }
    ctx.state['route'] = '/m/';
    const path = ctx.path;
    ctx.path = path.slice(2);
    if (/\.[a-z0-9]+$/i.test(ctx.path) && ctx.path !== '/index.html') {
      await files(ctx, () => Promise.resolve());
      ctx.path = path;
      return;
    }
    ctx.path = path;
    ctx.set('Cache-Control', 'no-cache');
    ctx.type = 'html';
    const index = join(folder, 'index.html');
    ctx.body = existsSync(index) ? await readFile(index) : NOT_BUILT;
  };
}

const NOT_BUILT =
  '<!doctype html><meta charset="utf-8"><p>小程序 H5 尚未构建，请先运行 npm run build -w @cunkebao/miniprogram</p>';
