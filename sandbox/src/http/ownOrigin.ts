import type { IncomingMessage } from 'node:http';

const HERE = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Whether a browser may act on the sandbox with this request: its own page and pages of this machine may, another
 * site's may not. Programs send no Origin.
 */
export function fromOwnOrigin(request: IncomingMessage): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin);
  return from.host === host || HERE.includes(from.hostname);
}
