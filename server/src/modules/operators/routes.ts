import { getMe } from '@cunkebao/shared/operators';
import { Fault, serve } from '../../kernel';
import { meOf } from './me';

export const routes = [
  serve(getMe, (ctx) => {
    if (!ctx.actor) throw new Fault('unauthorized', '请重新登录');
    return Promise.resolve(meOf(ctx.actor, ctx.tz));
  }),
];
