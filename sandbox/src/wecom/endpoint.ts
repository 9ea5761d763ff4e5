import type { Context } from 'koa';
import type { World } from '../world';
import type { Json } from './json';
import type { TokenKind } from './tokens';

export interface Call {
  query: Record<string, string>;
  body: Json;
  ctx: Context;
  caller: TokenKind;
}

/** What an API call answers; `undefined` when it has written a binary answer itself. */
export type Handler = (world: World, call: Call) => Json | undefined | Promise<Json | undefined>;

/** One area's calls, by their path below /cgi-bin. */
export interface Endpoints {
  get?: Record<string, Handler>;
  post?: Record<string, Handler>;
}
