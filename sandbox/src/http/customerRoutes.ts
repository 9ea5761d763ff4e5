import type Router from 'koa-router';
import { Refusal } from '../chat/refusal';
import { changeCorpTag, corpTagBody } from '../hand/corpTags';
import { actAsCustomer, customerBody } from '../hand/customers';
import {
  confirmBody,
  confirmMass,
  ignoreBody,
  ignoreMass,
  makeMass,
  newMassBody,
} from '../hand/massMessages';
import { actOnMoment, momentBody } from '../hand/moments';
import { failTransfer, transferBody } from '../hand/transfers';
import { memberOf } from '../people';
import { customersOf, findCustomer } from '../state/customers';
import type { World } from '../world';
import { read } from './read';

const SHOWN = 200;

/** The customers' side: be one of them, see one of them. */
export function customerRoutes(router: Router, world: World): void {
  router.get('/customers', (ctx) => {
    const asked = ctx.query['userid'];
    const staff = typeof asked === 'string' ? [memberOf(world.people, asked)] : world.people.members;
    const rows = [];
    for (const member of staff)
      for (const { customer, follow } of customersOf(world.company.customers, member?.userid ?? '')) {
        if (rows.length === SHOWN) break;
        rows.push({ external_userid: customer.id, name: customer.name, type: customer.type, follow });
      }
    ctx.body = rows;
  });
  router.get('/customers/:id', (ctx) => {
    const found = findCustomer(world.company.customers, ctx.params['id'] ?? '');
    if (!found) throw new Refusal(404, '没有这个客户');
    ctx.body = found;
  });
  router.post('/customers', async (ctx) => {
    ctx.body = actAsCustomer(world, await read(ctx, customerBody));
  });
  massRoutes(router, world);
  router.get('/moments', (ctx) => {
    ctx.body = [...world.company.moments.byId.values()];
  });
  router.post('/moments/:id', async (ctx) => {
    ctx.body = actOnMoment(world, ctx.params['id'] ?? '', await read(ctx, momentBody));
  });
  router.post('/transfers', async (ctx) => {
    ctx.body = failTransfer(world, await read(ctx, transferBody));
  });
  router.post('/corptags', async (ctx) => {
    ctx.body = changeCorpTag(world, await read(ctx, corpTagBody));
  });
}

function massRoutes(router: Router, world: World): void {
  router.get('/massmessages', (ctx) => {
    ctx.body = [...world.company.massMessages.byId.values()].map(({ tasks, ...message }) => ({
      ...message,
      tasks: tasks.map(({ recipients, ...task }) => ({ ...task, recipients: recipients.length })),
    }));
  });
  router.post('/massmessages', async (ctx) => {
    ctx.body = makeMass(world, await read(ctx, newMassBody));
  });
  router.post('/massmessages/:id/ignore', async (ctx) => {
    const { userid } = await read(ctx, ignoreBody);
    ctx.body = ignoreMass(world, ctx.params['id'] ?? '', userid);
  });
  router.post('/massmessages/:id/confirm', async (ctx) => {
    ctx.body = confirmMass(world, ctx.params['id'] ?? '', await read(ctx, confirmBody));
  });
}
