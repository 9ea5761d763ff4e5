import { login, loginUrl } from '@cunkebao/shared/operators';
import Router from 'koa-router';
import { randomUUID } from 'node:crypto';
import { Fault, WecomFault } from '../../kernel';
import type { HttpParts } from './parts';
import type { Sessions } from './session';

/** Login stands beside the api router because it asks WeCom first, and nothing leaves while a transaction is open. */
export function loginRouter(parts: HttpParts, sessions: Sessions): Router {
  const router = new Router();
  router.post(login.path, async (ctx) => {
    ctx.state['route'] = login.path;
    const { code, via } = login.body!.parse(ctx.request.body);
    const userid = await useridOfCode(parts, code, via);
    const actor = await parts.transact((c) => parts.actorOf(c, userid), {
      traceId: String(ctx.state['traceId']),
    });
    if (!actor) throw new Fault('unauthorized', '您还不是操作员，请联系管理员开通', { facts: { userid } });
    const { token, expiresAt } = await sessions.issue(actor.userid);
    parts.log.info({ userid, via }, 'logged in');
    ctx.body = login.reply.parse({ token, expiresAt: expiresAt.toISOString(), me: parts.meOf(actor) });
  });
  router.get(loginUrl.path, (ctx) => {
    ctx.state['route'] = loginUrl.path;
    const { back } = loginUrl.query!.parse(ctx.query);
    if (!ownUrl(parts, back, ctx.host)) throw new Fault('invalid', '返回地址不属于本站', { field: 'back' });
    ctx.body = loginUrl.reply.parse({ url: parts.outside.wecom.oauthUrl(back, randomUUID().slice(0, 8)) });
  });
  return router;
}

async function useridOfCode(parts: HttpParts, code: string, via: 'wecom' | 'h5'): Promise<string> {
  try {
    const member =
      via === 'h5'
        ? await parts.outside.wecom.userOfCode(code)
        : await parts.outside.wecom.userOfMiniCode(code);
    if (member) return member.userid;
  } catch (error) {
    if (!(error instanceof WecomFault)) throw error;
    if (error.action === 'retry' || error.action === 'backoff')
      throw new Fault('unavailable', '企业微信暂时没有响应，请稍后再试', { cause: error });
  }
  throw new Fault('unauthorized', '登录码无效或已使用，请重新进入');
}

/** A login must not be a way to send people elsewhere. */
function ownUrl(parts: HttpParts, back: string, host: string): boolean {
  try {
    const url = new URL(back);
    return url.host === host || url.origin === new URL(parts.config.publicUrl).origin;
  } catch {
    return false;
  }
}
