import Router from 'koa-router';
import { z } from 'zod';
import { clickMenu, enter, known, press, say } from '../chat/act';
import { messagesAfter } from '../chat/chats';
import { isOtherChat } from '../chat/keys';
import { Refusal } from '../chat/refusal';
import { advance, advanceTo, clockState, spanMs } from '../clock/clock';
import { addFault, faultRule } from '../faults';
import { control } from '../phones/control';
import { pairPhone } from '../phones/pair';
import { phoneView } from '../phones/view';
import { issueCode } from '../wecom/codes';
import { mediaBytes } from '../wecom/media';
import { menuButtons } from '../wecom/menu';
import type { World } from '../world';
import { read } from './read';

const userid = z.string().min(1).max(64);
const sayBody = z.object({ from: userid, text: z.string().min(1).max(8_000) });
const pressBody = z.object({
  from: userid,
  messageId: z.string().max(32),
  key: z.string().min(1).max(1024),
  selected: z
    .union([
      z.array(z.string().max(128)).max(20),
      z.record(z.string().max(1024), z.array(z.string().max(128)).max(20)),
    ])
    .optional(),
  stale: z.boolean().optional(),
});
const menuBody = z.object({ from: userid, key: z.string().min(1).max(1024) });
const enterBody = z.object({ from: userid });
const clockBody = z.object({
  advance: z.union([z.string().max(20), z.number()]).optional(),
  to: z.iso.datetime({ offset: true }).optional(),
});
const phoneBody = z.object({
  do: z.enum(['unplug', 'plug', 'drain', 'charge', 'ban', 'unban', 'kill', 'revive']),
  /** kill only: wait for the gap between the next action's tap and the journal's line about it */
  when: z.enum(['now', 'gap']).optional(),
});
const ticketBody = z.object({ ticket: z.string().trim().min(6).max(64) });

/** The sandbox's own HTTP: what live.ts promises to its page and to tests. */
export function sandboxRoutes(world: World): Router {
  const router = new Router({ prefix: '/sandbox' });
  chatRoutes(router, world);
  phoneRoutes(router, world);
  worldRoutes(router, world);
  return router;
}

function chatRoutes(router: Router, world: World): void {
  router.get('/people', (ctx) => {
    ctx.body = world.people.members;
  });
  router.post('/say', async (ctx) => {
    const { from, text } = await read(ctx, sayBody);
    ctx.body = say(world, from, text);
  });
  router.post('/press', async (ctx) => {
    const { from, messageId, key, selected, stale } = await read(ctx, pressBody);
    ctx.body = press(world, from, messageId, key, { selected, stale });
  });
  router.get('/menu', (ctx) => {
    ctx.body = { buttons: menuButtons(world.menu) };
  });
  router.post('/menu', async (ctx) => {
    const { from, key } = await read(ctx, menuBody);
    ctx.body = clickMenu(world, from, key);
  });
  router.post('/enter', async (ctx) => {
    ctx.body = enter(world, (await read(ctx, enterBody)).from);
  });
  router.get('/chats/:userid', (ctx) => {
    const asked = ctx.params['userid'] ?? '';
    const key = isOtherChat(asked) ? asked : known(world, asked).userid;
    const after = ctx.query['after'];
    ctx.body = messagesAfter(world.chats, key, typeof after === 'string' ? after : undefined);
  });
  router.get('/media/:id', (ctx) => {
    const id = ctx.params['id'] ?? '';
    const bytes = mediaBytes(world.media, id);
    const item = world.media.items.get(id);
    if (!bytes || !item) throw new Refusal(404, '没有这个文件');
    ctx.set('Cache-Control', 'private, max-age=86400, immutable');
    ctx.set('X-Content-Type-Options', 'nosniff');
    if (item.type !== 'image') ctx.attachment(item.name);
    ctx.type = item.contentType;
    ctx.body = bytes;
  });
}

function phoneRoutes(router: Router, world: World): void {
  router.get('/phones', (ctx) => {
    ctx.body = [...world.fleet.phones.values()].map(phoneView);
  });
  router.post('/phones', async (ctx) => {
    ctx.body = await pairPhone(world.fleet, (await read(ctx, ticketBody)).ticket);
  });
  router.get('/phones/:id', (ctx) => {
    const phone = world.fleet.phones.get(ctx.params['id'] ?? '');
    if (!phone) throw new Refusal(404, '没有这台手机');
    ctx.body = phoneView(phone);
  });
  router.post('/phones/:id', async (ctx) => {
    const body = await read(ctx, phoneBody);
    ctx.body = control(world.fleet, ctx.params['id'] ?? '', body.do, body.when === 'gap');
  });
  router.get('/effects', (ctx) => {
    ctx.body = Object.fromEntries(world.fleet.effects);
  });
}

function worldRoutes(router: Router, world: World): void {
  router.get('/clock', (ctx) => {
    ctx.body = clockState(world.clock);
  });
  router.post('/clock', async (ctx) => {
    const { advance: span, to } = await read(ctx, clockBody);
    const ms = span === undefined ? null : spanMs(span);
    if (to === undefined && ms === null) throw new Refusal(400, '时间写成 6m、2h、3d 或毫秒数');
    const turned = to === undefined ? advance(world.clock, ms ?? -1) : advanceTo(world.clock, new Date(to));
    if (!turned) throw new Refusal(400, '时间只能往前走，一次不超过十年');
    ctx.body = clockState(world.clock);
  });
  router.get('/faults', (ctx) => {
    ctx.body = world.faults.rules;
  });
  router.post('/faults', async (ctx) => {
    addFault(world.faults, await read(ctx, faultRule));
    ctx.body = world.faults.rules;
  });
  router.delete('/faults', (ctx) => {
    world.faults.rules = [];
    ctx.body = [];
  });
  router.post('/codes', async (ctx) => {
    const { userid: who, details } = await read(ctx, z.object({ userid, details: z.boolean().optional() }));
    ctx.body = { code: issueCode(world.codes, world.clock, known(world, who).userid, details) };
  });
}
