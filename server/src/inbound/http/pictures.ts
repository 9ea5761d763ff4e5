import Router from 'koa-router';
import { Fault, imageSource } from '../../kernel';
import type { HttpParts } from './parts';
import { makePictureLinks } from './pictureLinks';

const SECONDS = 300;

/** GET /pictures/…: what a card shows at its head, drawn from today's figures; 404 for an address that is not ours. */
export function picturesRouter({ config, clock, transact }: HttpParts): Router {
  const links = makePictureLinks(config.SESSION_SECRET, config.publicUrl, () => clock.now());
  const router = new Router();
  router.get('/pictures/:name', async (ctx) => {
    ctx.state['route'] = '/pictures/:name';
    const asked = links.read(String(ctx.params['name']));
    const source = asked && imageSource(asked.report);
    if (!asked || !source?.drawCard) throw new Fault('notFound', '没有这张图片，或者链接已过期');
    const figures: unknown = await transact((c) => source.load(c, asked.key));
    ctx.body = await source.drawCard(figures);
    ctx.type = 'image/png';
    ctx.set('Cache-Control', `private, max-age=${SECONDS}`);
    ctx.set('Cross-Origin-Resource-Policy', 'cross-origin'); // a card stands on WeCom's pages
  });
  return router;
}
