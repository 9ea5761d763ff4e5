import Router from 'koa-router';
import { z } from 'zod';
import { changeContactTag, changeTree, departmentBody, tagBody } from '../hand/departments';
import { changeMember, memberBody } from '../hand/members';
import { verifyUrl } from '../callback/verify';
import { pushAnything, pushBody } from '../hand/push';
import { resetTo } from '../hand/scenarios';
import { SCENARIOS } from '../state/company';
import { cardOf } from '../state/staff';
import { switchesShape } from '../switches';
import { endTokens } from '../wecom/tokens';
import type { World } from '../world';
import { botRoutes } from './botRoutes';
import { customerRoutes } from './customerRoutes';
import { groupRoutes } from './groupRoutes';
import { read } from './read';
import { trafficRoutes } from './trafficRoutes';
import { viewRoutes } from './viewRoutes';

const resetBody = z.object({ scenario: z.enum(SCENARIOS).default('demo') }).strict();
const verifyBody = z.object({ door: z.enum(['app', 'bot']).default('app') }).strict();
const tokensBody = z.object({ do: z.enum(['expire', 'forget']) }).strict();

/** What people do in WeCom's own clients and console, by hand: the product hears of it through callbacks. */
export function handRoutes(world: World): Router {
  const router = new Router({ prefix: '/sandbox' });
  contactRoutes(router, world);
  customerRoutes(router, world);
  groupRoutes(router, world);
  botRoutes(router, world);
  trafficRoutes(router, world);
  viewRoutes(router, world);
  consoleRoutes(router, world);
  return router;
}

function contactRoutes(router: Router, world: World): void {
  router.get('/members', (ctx) => {
    ctx.body = world.people.members.map((m) => ({ ...m, ...cardOf(world.company.staff, m) }));
  });
  router.post('/members', async (ctx) => {
    ctx.body = { member: changeMember(world, await read(ctx, memberBody)) };
  });
  router.post('/departments', async (ctx) => {
    ctx.body = { department: changeTree(world, await read(ctx, departmentBody)) };
  });
  router.post('/contacttags', async (ctx) => {
    ctx.body = { tag: changeContactTag(world, await read(ctx, tagBody)) };
  });
}

function consoleRoutes(router: Router, world: World): void {
  router.post('/reset', async (ctx) => {
    const { scenario } = await read(ctx, resetBody);
    resetTo(world, scenario);
    ctx.body = { scenario };
  });
  router.get('/switches', (ctx) => {
    ctx.body = world.switches;
  });
  router.post('/switches', async (ctx) => {
    Object.assign(world.switches, await read(ctx, switchesShape.partial()));
    ctx.body = world.switches;
  });
  router.post('/push', async (ctx) => {
    ctx.body = await pushAnything(world, await read(ctx, pushBody));
  });
  router.post('/verify', async (ctx) => {
    ctx.body = await verifyUrl(world, (await read(ctx, verifyBody)).door);
  });
  router.post('/tokens', async (ctx) => {
    endTokens(world.tokens, (await read(ctx, tokensBody)).do);
    ctx.body = {};
  });
}
