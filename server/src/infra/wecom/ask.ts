import { z } from 'zod';
import type { Call } from './call';

export type { Call } from './call';

type Query = Record<string, string | undefined>;
type Body = Record<string, unknown>;

const DONE = z.looseObject({});

/** A GET that reads. */
export const get = <T>(call: Call, endpoint: string, query: Query, answer: z.ZodType<T>): Promise<T> =>
  call({ endpoint, query: given(query), reads: true }, answer);

/** A POST that reads: repeated by itself like a GET. */
export const look = <T>(call: Call, endpoint: string, body: Body, answer: z.ZodType<T>): Promise<T> =>
  call({ endpoint, body, reads: true }, answer);

/** A POST that changes something. */
export const tell = <T>(call: Call, endpoint: string, body: Body, answer: z.ZodType<T>): Promise<T> =>
  call({ endpoint, body }, answer);

/** A change whose answer says nothing more than that it happened. */
export async function change(call: Call, endpoint: string, body: Body): Promise<void> {
  await call({ endpoint, body }, DONE);
}

/** WeCom deletes some things with a GET. */
export async function drop(call: Call, endpoint: string, query: Query): Promise<void> {
  await call({ endpoint, query: given(query) }, DONE);
}

const given = (query: Query): Record<string, string> =>
  Object.fromEntries(Object.entries(query).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
