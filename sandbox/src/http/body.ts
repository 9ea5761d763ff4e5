import type { Context } from 'koa';

/** The request's bytes; null when there are more than `max` of them. */
export async function readBytes(ctx: Context, max: number): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of ctx.req as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= max) parts.push(part);
  }
  return size > max ? null : Buffer.concat(parts);
}

/** The request's JSON; undefined when there is none or it cannot be read. */
export async function readJson(ctx: Context, max: number): Promise<unknown> {
  const bytes = await readBytes(ctx, max);
  try {
    return bytes && bytes.length > 0 ? (JSON.parse(bytes.toString('utf8')) as unknown) : undefined;
  } catch {
    return undefined;
  }
}

/** The one file of a multipart upload; null when there is none. */
export async function readUpload(ctx: Context, max: number): Promise<{ name: string; bytes: Buffer } | null> {
  const boundary = /boundary="?([^";]{1,100})"?/i.exec(ctx.get('content-type'))?.[1];
  const raw = await readBytes(ctx, max);
  return raw && boundary ? firstFile(raw, boundary) : null;
}

/** The first part that has a filename, by RFC 7578: parts stand between lines that begin with `--boundary`. */
function firstFile(raw: Buffer, boundary: string): { name: string; bytes: Buffer } | null {
  const line = `--${boundary}`;
  let start = raw.indexOf(line);
  while (start >= 0) {
    const end = raw.indexOf(`\r\n${line}`, start + line.length);
    const body = raw.indexOf('\r\n\r\n', start);
    if (end < 0 || body < 0 || body > end) return null;
    const head = raw.subarray(start, body).toString('utf8');
    const name = /filename="([^"]*)"/i.exec(head)?.[1];
    if (name !== undefined) return { name, bytes: raw.subarray(body + 4, end) };
    start = end + 2;
  }
  return null;
}
