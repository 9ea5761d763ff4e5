import type Router from 'koa-router';
import { Refusal } from '../chat/refusal';
import {
  botEnterBody,
  botFeedbackBody,
  botPressBody,
  botSayBody,
  enterBot,
  giveFeedback,
  pressBotCard,
  sayToBot,
} from '../bot/hand';
import { sealedMedia } from '../bot/media';
import type { World } from '../world';
import { read } from './read';

/** People and the bot. */
export function botRoutes(router: Router, world: World): void {
  router.get('/aibot', (ctx) => {
    const { id, name, connection, callbackPath } = world.bot;
    ctx.body = { id, name, connected: connection !== null, mode: world.switches.botMode, callbackPath };
  });
  router.post('/aibot/say', async (ctx) => {
    ctx.body = sayToBot(world, await read(ctx, botSayBody));
  });
  router.post('/aibot/enter', async (ctx) => {
    ctx.body = enterBot(world, await read(ctx, botEnterBody));
  });
  router.post('/aibot/press', async (ctx) => {
    ctx.body = pressBotCard(world, await read(ctx, botPressBody));
  });
  router.post('/aibot/feedback', async (ctx) => {
    ctx.body = giveFeedback(world, await read(ctx, botFeedbackBody));
  });
  router.post('/aibot/disconnect', (ctx) => {
    world.bot.connection?.terminate();
    ctx.body = {};
  });
  router.get('/aibot/media/:id', (ctx) => {
    const found = sealedMedia(world, ctx.params['id'] ?? '');
    if (!found) throw new Refusal(404, '没有这个文件，或者已经过了五分钟');
    ctx.set('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(found.name)}`);
    ctx.type = 'application/octet-stream';
    ctx.body = found.bytes;
  });
}
