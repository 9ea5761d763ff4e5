import type Router from 'koa-router';
import { known } from '../chat/act';
import { Refusal } from '../chat/refusal';
import type { Customer } from '../state/customer';
import { findCustomer } from '../state/customers';
import { codeList } from '../views/codes';
import { customerList, customerView } from '../views/customers';
import { groupList } from '../views/groups';
import { momentsFor } from '../views/moments';
import { tasksOf } from '../views/tasks';
import type { World } from '../world';

/** What the page shows of the company; the types are in liveCompany.ts. */
export function viewRoutes(router: Router, world: World): void {
  router.get('/views/customers', (ctx) => {
    const words = ctx.query['q'];
    ctx.body = customerList(world, typeof words === 'string' ? words.slice(0, 100) : '');
  });
  router.get('/views/customers/:id', (ctx) => {
    ctx.body = customerView(world, customerOf(world, ctx.params['id']));
  });
  router.get('/views/customers/:id/moments', (ctx) => {
    ctx.body = momentsFor(world, customerOf(world, ctx.params['id']));
  });
  router.get('/views/groups', (ctx) => {
    ctx.body = groupList(world);
  });
  router.get('/views/tasks', (ctx) => {
    const asked = ctx.query['userid'];
    ctx.body = tasksOf(world, known(world, typeof asked === 'string' ? asked : '').userid);
  });
  router.get('/views/codes', (ctx) => {
    ctx.body = codeList(world);
  });
}

function customerOf(world: World, id: string | undefined): Customer {
  const found = findCustomer(world.company.customers, id ?? '');
  if (!found) throw new Refusal(404, '没有这个客户');
  return found;
}
