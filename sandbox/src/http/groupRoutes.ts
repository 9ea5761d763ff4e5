import type Router from 'koa-router';
import { actOnGroup, groupBody } from '../hand/groups';
import { actOnRoom, groupSayBody, putRobot, robotBody, roomBody, sayInGroup } from '../hand/rooms';
import type { World } from '../world';
import { read } from './read';

/** Groups of every kind: of customers, of colleagues, and the robots in them. */
export function groupRoutes(router: Router, world: World): void {
  router.get('/groups', (ctx) => {
    ctx.body = [...world.company.groups.byId.values()];
  });
  router.post('/groups', async (ctx) => {
    ctx.body = actOnGroup(world, await read(ctx, groupBody));
  });
  router.post('/groups/say', async (ctx) => {
    ctx.body = sayInGroup(world, await read(ctx, groupSayBody));
  });
  router.post('/rooms', async (ctx) => {
    ctx.body = actOnRoom(world, await read(ctx, roomBody));
  });
  router.get('/appchats', (ctx) => {
    ctx.body = [...world.company.appChats.byId.values()];
  });
  router.get('/robots', (ctx) => {
    ctx.body = [...world.company.appChats.robots.values()];
  });
  router.post('/robots', async (ctx) => {
    ctx.body = putRobot(world, await read(ctx, robotBody));
  });
}
