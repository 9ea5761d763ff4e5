import type { IncomingMessage } from 'node:http';
import { Refusal } from './refusal';

const LIMIT = 64 * 1024;

/** The request's text, never more than 64 KiB of it. */
export async function readBody(request: IncomingMessage): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > LIMIT) throw new Refusal(413, 'oversized');
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > LIMIT) throw new Refusal(413, 'oversized');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
