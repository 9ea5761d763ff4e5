import type { Context } from 'koa';
import type { z } from 'zod';
import { Refusal } from '../chat/refusal';
import { readJson } from './body';

const MAX_JSON = 1024 * 1024;

/** The body of a request to the sandbox itself; names the fields that are wrong. */
export async function read<T>(ctx: Context, shape: z.ZodType<T>): Promise<T> {
  const body = shape.safeParse(await readJson(ctx, MAX_JSON));
  if (body.success) return body.data;
  const fields = body.error.issues.map((i) => i.path.join('.') || '(body)').join('、');
  throw new Refusal(400, `这些内容不对：${fields}`);
}
