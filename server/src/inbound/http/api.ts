import { allows, rolesAllowing, ROLE_NAMES } from '@cunkebao/shared/operators';
import Router from 'koa-router';
import type { Context } from 'koa';
import { z } from 'zod';
import { Fault, type Actor, type Route } from '../../kernel';
import type { HttpParts } from './parts';
import type { Sessions } from './session';

const nothing = z.object({});

/** The router holds endpoints of every shape; their schemas are all that is needed of them here. */
const schemaOf = (schema: unknown): z.ZodType => (schema as z.ZodType | undefined) ?? nothing;

/** Every route of every module below /api/v1: parse, who asks, may they, one call, reply in the contract's shape. */
export function apiRouter(parts: HttpParts, sessions: Sessions): Router {
  const router = new Router();
  for (const route of parts.modules.flatMap((m) => m.routes ?? [])) register(router, route, parts, sessions);
  return router;
}

function register(router: Router, route: Route, parts: HttpParts, sessions: Sessions): void {
  const { endpoint } = route;
  router.register(endpoint.path, [endpoint.method.toLowerCase()], async (ctx: Context) => {
    ctx.state['route'] = endpoint.path;
    const traceId = String(ctx.state['traceId']);
    const userid = endpoint.permission === null ? null : await useridOf(ctx, sessions);
    const reply = await parts.transact(
      async (c) => {
        const actor = userid === null ? null : await parts.actorOf(c, userid);
        if (endpoint.permission !== null) assertAllowed(actor, endpoint.permission);
        const input = {
          params: schemaOf(endpoint.params).parse((ctx as { params?: unknown }).params ?? {}),
          query: schemaOf(endpoint.query).parse(ctx.query),
          body: endpoint.body ? schemaOf(endpoint.body).parse(ctx.request.body) : undefined,
        };
        return route.handle({ ...c, actor }, input);
      },
      { traceId },
    );
    ctx.body = schemaOf(endpoint.reply).parse(reply);
  });
}

async function useridOf(ctx: Context, sessions: Sessions): Promise<string> {
  const [scheme, token] = (ctx.get('authorization') || '').split(' ');
  const userid = scheme === 'Bearer' && token ? await sessions.verify(token) : null;
  if (!userid) throw new Fault('unauthorized', '登录已失效，请重新登录');
  return userid;
}

/** A refusal says which permission is missing and who can grant it (domain.md §1). */
function assertAllowed(actor: Actor | null, permission: string): void {
  if (!actor) throw new Fault('unauthorized', '您还不是操作员，请联系管理员开通');
  if (allows(actor.roles, permission)) return;
  const roles = rolesAllowing(permission).map((r) => ROLE_NAMES[r]);
  throw new Fault(
    'forbidden',
    `没有权限 ${permission}：${roles.join('、')}可以使用，请项目主理人或系统管理员授权`,
    {
      facts: { userid: actor.userid, permission },
    },
  );
}
