import Router from 'koa-router';
import type { Context } from 'koa';
import { makeChats } from '../chat/chats';
import { takeFault, type Fault } from '../faults';
import { later } from '../scheduler';
import { keepCompany } from '../state/company';
import { record } from '../traffic/record';
import type { Handler } from '../wecom/endpoint';
import { ENDPOINTS, UPLOADS, WITHOUT_TOKEN, type Endpoint } from '../wecom/endpoints';
import type { Json } from '../wecom/json';
import { keepWecom } from '../wecom/restore';
import { checkToken, issueToken } from '../wecom/tokens';
import { errmsgOf, WecomError } from '../wecom/wecomError';
import type { World } from '../world';
import { readBytes } from './body';
import { admit, countCall } from './admit';
import { parseHalf } from './halfJson';

const MAX_JSON = 4 * 1024 * 1024;
/** Query parameters that nobody records. */
const SECRETS = ['access_token', 'corpsecret', 'key'];
/** A fault that cuts the connection in the place of an answer. */
class ConnectionCut extends Error {}

/** One call while it is served. */
interface Exchange {
  world: World;
  ctx: Context;
  path: string;
  request: string;
  broken: boolean;
}

/** WeCom's server API: HTTP 200 whatever happens, the truth is in `errcode` (wecom-api.md §0). */
export function wecomRoutes(world: World): Router {
  const router = new Router({ prefix: '/cgi-bin' });
  const token: Endpoint = {
    method: 'GET',
    path: 'gettoken',
    handler: (_, { query }) => ({
      ...issueToken(world.tokens, world.clock, world.app, {
        corpid: query['corpid'] ?? '',
        corpsecret: query['corpsecret'] ?? '',
      }),
    }),
  };
  for (const endpoint of [token, ...ENDPOINTS]) {
    router.register(`/${endpoint.path}`, [endpoint.method.toLowerCase()], (ctx) =>
      answer(world, ctx, endpoint),
    );
    router.register(`/${endpoint.path}`, [endpoint.method === 'GET' ? 'post' : 'get'], (ctx) =>
      answer(world, ctx, { ...endpoint, handler: wrongMethod }),
    );
  }
  const unknown = { method: 'GET' as const, path: 'unknown', handler: notSimulated };
  router.all('/*path', (ctx) => answer(world, ctx, unknown));
  return router;
}

const wrongMethod: Handler = () => {
  throw new WecomError(40058, 'http method is not allowed');
};
const notSimulated: Handler = () => {
  throw new WecomError(40058, 'this api is not simulated');
};

async function answer(world: World, ctx: Context, endpoint: Endpoint): Promise<void> {
  const { path } = endpoint;
  const began = performance.now();
  const fault = takeFault(world.faults, path);
  const exchange: Exchange = { world: seenBy(world, fault), ctx, path, request: '', broken: false };
  const leave = admit(world, path);
  try {
    await delay(world, fault);
    if (fault.drop === 'request') throw new ConnectionCut();
    if (fault.status !== null) return unanswered(ctx, fault.status);
    if (fault.errcode !== null) throw new WecomError(fault.errcode);
    const reply = await serve(exchange, endpoint, leave === null);
    if (fault.drop === 'answer') throw new ConnectionCut();
    if (reply) ctx.body = { errcode: 0, errmsg: exchange.broken ? `${WARNING}ok` : 'ok', ...reply };
  } catch (error) {
    refuse(exchange, error);
  } finally {
    leave?.();
  }
  const { request } = exchange;
  const said = ctx.respond === false ? null : spoken(ctx.body);
  record(world, {
    kind: 'api',
    name: nameOf(ctx, path),
    request,
    answer: said,
    tookMs: performance.now() - began,
  });
}

/** What a call dropped in silence does is done, but for what chats would show: that goes where nobody looks. */
const seenBy = (world: World, fault: Readonly<Fault>): World =>
  fault.silent ? { ...world, chats: makeChats() } : world;

/** As a proxy before WeCom would: no JSON. */
function unanswered(ctx: Context, status: number): void {
  ctx.status = status;
  ctx.type = 'text/html';
  ctx.body = `<html><body>${status}</body></html>`;
}

const WARNING = 'Warning: wrong json format. ';

async function serve(
  exchange: Exchange,
  { method, path, handler }: Endpoint,
  crowded: boolean,
): Promise<Json | undefined> {
  const { world, ctx } = exchange;
  const query = queryOf(ctx);
  const open = path === 'gettoken' || WITHOUT_TOKEN.has(path);
  const caller = open ? 'app' : checkToken(world.tokens, world.clock, query['access_token'] ?? '');
  if (crowded) throw new WecomError(45033);
  countCall(world, path, query);
  const body = method === 'POST' && !UPLOADS.has(path) ? await readBody(exchange) : {};
  const reply = await handler(world, { query, body, ctx, caller });
  if (method === 'POST' || path.startsWith('menu/')) {
    keepWecom(world);
    keepCompany(world.state, world.company);
  }
  return reply;
}

async function readBody(exchange: Exchange): Promise<Json> {
  const bytes = await readBytes(exchange.ctx, MAX_JSON);
  if (!bytes) throw new WecomError(40206);
  exchange.request = bytes.toString('utf8');
  const { body, broken } = parseHalf(exchange.request);
  exchange.broken = broken;
  return body;
}

async function delay(world: World, fault: Readonly<Fault>): Promise<void> {
  if (fault.delayMs === 0) return;
  await new Promise<void>((resolve) => {
    later(world.scheduler, fault.delayMs, resolve);
  });
}

function refuse({ ctx, broken }: Exchange, error: unknown): void {
  if (error instanceof ConnectionCut) {
    ctx.respond = false;
    ctx.req.socket.destroy();
    return;
  }
  if (!(error instanceof WecomError)) throw error;
  ctx.set('Error-Code', String(error.errcode));
  ctx.set('Error-Msg', encodeURIComponent(error.message));
  const errmsg = `${broken ? WARNING : ''}${errmsgOf(error, '127.0.0.1')}`;
  ctx.body = { errcode: error.errcode, errmsg, ...error.extra };
}

const spoken = (body: unknown): string =>
  Buffer.isBuffer(body) ? `(${body.length} bytes)` : JSON.stringify(body);

function nameOf(ctx: Context, path: string): string {
  const kept = new URLSearchParams(ctx.querystring);
  for (const secret of SECRETS) kept.delete(secret);
  const query = kept.toString();
  return `${ctx.method} ${path === 'unknown' ? ctx.path : path}${query ? `?${query}` : ''}`;
}

function queryOf(ctx: Context): Record<string, string> {
  return Object.fromEntries(
    Object.entries(ctx.query).map(([key, v]) => [key, (Array.isArray(v) ? v[0] : v) ?? '']),
  );
}
