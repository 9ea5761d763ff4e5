import type { z } from 'zod';

/** One HTTP endpoint: the server serves it, the mini-program calls it, both with these types. */
export interface Endpoint<
  M extends string = string,
  P extends string = string,
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Reply extends z.ZodType = z.ZodType,
> {
  method: M;
  /** koa-router path, always below /api/v1 */
  path: P;
  /** the one permission checked before the handler runs; null = anybody, logged in or not */
  permission: string | null;
  params?: Params;
  query?: Query;
  body?: Body;
  reply: Reply;
}

/** Declares an endpoint and keeps its literal types. */
export function endpoint<
  const M extends 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  const P extends `/api/v1/${string}`,
  Reply extends z.ZodType,
  Params extends z.ZodType = z.ZodType<Record<string, never>>,
  Query extends z.ZodType = z.ZodType<Record<string, never>>,
  Body extends z.ZodType = z.ZodType<undefined>,
>(spec: Endpoint<M, P, Params, Query, Body, Reply>): Endpoint<M, P, Params, Query, Body, Reply> {
  return spec;
}

/** What every error answer of /api/v1 looks like. `message` is Chinese and may be shown to people. */
export interface ApiErrorBody {
  code:
    | 'notFound'
    | 'forbidden'
    | 'unauthorized'
    | 'invalid'
    | 'conflict'
    | 'unavailable'
    | 'tooMany'
    | 'internal';
  message: string;
  /** the field at fault, when there is one */
  field?: string;
  /** look it up in the log */
  traceId: string;
}

/** `GET /api/v1/devices`: what a caller writes who has the type of an endpoint and not its value. */
export type EndpointKey<E extends Endpoint> = `${E['method']} ${E['path']}`;

/** Fields with a default are optional for the caller; what is coerced from text is given in its parsed type. */
type Given<T extends z.ZodType> = {
  [K in keyof z.input<T>]: K extends keyof z.output<T> ? z.output<T>[K] : never;
};
type Part<Name extends string, T extends z.ZodType> = string extends keyof z.output<T>
  ? Partial<Record<Name, never>>
  : Partial<Given<T>> extends Given<T>
    ? { [K in Name]?: Given<T> }
    : { [K in Name]: Given<T> };

/** Everything a caller hands over. Parts an endpoint does not declare cannot be given. */
export type EndpointInput<E extends Endpoint> = Part<'params', NonNullable<E['params']>> &
  Part<'query', NonNullable<E['query']>> &
  ([z.output<NonNullable<E['body']>>] extends [undefined]
    ? { body?: never }
    : { body: z.input<NonNullable<E['body']>> });

export type EndpointReply<E extends Endpoint> = z.output<E['reply']>;
