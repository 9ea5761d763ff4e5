import type { Endpoint } from '@cunkebao/shared/kernel';
import type { z } from 'zod';
import type { Ctx } from './ctx';

export interface Route {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the router holds endpoints of different shapes
  endpoint: Endpoint<string, string, any, any, any, any>;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  handle(ctx: Ctx, input: { params: any; query: any; body: any }): Promise<unknown>;
}

/** Contract → verb, one line each. The door parses, checks the endpoint's permission, opens the transaction, replies. */
export function serve<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Reply extends z.ZodType,
>(
  endpoint: Endpoint<string, string, Params, Query, Body, Reply>,
  handle: (
    ctx: Ctx,
    input: { params: z.output<Params>; query: z.output<Query>; body: z.output<Body> },
  ) => Promise<z.input<Reply>>,
): Route {
  return { endpoint, handle };
}
