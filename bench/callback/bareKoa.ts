import { once } from 'node:events';
import Koa from 'koa';

/** The reference 1: reads the body and says nothing. */
const app = new Koa();
app.use(async (ctx) => {
  ctx.req.resume();
  await once(ctx.req, 'end');
  ctx.body = '';
  ctx.status = 200;
});
app.listen(Number(process.env.PORT), '127.0.0.1');
