import { FormData, Pool, type Dispatcher } from 'undici';
import { z } from 'zod';
import type { Metrics } from '../metrics/metrics';
import { noAnswer, refusedByHttp } from './faultOf';

const Answer = z.looseObject({ errcode: z.number().int().default(0), errmsg: z.string().default('') });
/** What WeCom said; `file` when it was no JSON (media/get). */
export type Answer = z.infer<typeof Answer> & { file?: Download };

export interface Download {
  name: string;
  type: string;
  content: Buffer;
}

export interface Upload {
  name: string;
  content: Buffer;
}

/** One call as data, so that the same bytes can be sent again. */
export interface Request {
  /** the path below /cgi-bin/ */
  endpoint: string;
  query?: Record<string, string>;
  /** JSON; neither body nor file = GET */
  body?: Record<string, unknown>;
  /** multipart/form-data, field `media` */
  file?: Upload;
  /** first and last byte wanted of a file */
  range?: { from: number; to: number };
  timeoutMs?: number;
}

const JSON_TYPE = { 'content-type': 'application/json; charset=utf-8' };
const MB = 1024 * 1024;
const LARGEST_ANSWER = 21 * MB;
const CONNECTIONS = 16;
const EXPRESS_CONNECTIONS = 4;
/** Good for 20 s (wecom-api.md §10.4): has connections of its own, so that it never stands behind ten thousand messages. */
const EXPRESS: ReadonlySet<string> = new Set(['externalcontact/send_welcome_msg']);
const TIMEOUT_MS = 8000;
/** 20 MB over a slow line */
const UPLOAD_TIMEOUT_MS = 60_000;

/** One HTTP exchange with WeCom: bounded in time and size, measured, its query (token, secret, key) never logged. */
export function makeHttp(base: string, metrics: Metrics) {
  const { origin, pathname } = new URL(base);
  const prefix = pathname.replace(/\/$/, '');
  const poolOf = (connections: number): Pool =>
    new Pool(origin, { connections, maxResponseSize: LARGEST_ANSWER, connect: { timeout: 3000 } });
  const pool = poolOf(CONNECTIONS);
  const express = poolOf(EXPRESS_CONNECTIONS);
  return {
    origin,
    async exchange(request: Request): Promise<Answer> {
      const stop = metrics.wecom.startTimer({ endpoint: request.endpoint });
      try {
        const answer = await read(EXPRESS.has(request.endpoint) ? express : pool, prefix, request);
        stop({ errcode: String(answer.errcode) });
        return answer;
      } catch (error) {
        stop({ errcode: 'none' });
        throw noAnswer(request.endpoint, error);
      }
    },
    close: () => Promise.all([pool.destroy(), express.destroy()]),
  };
}

async function read(pool: Pool, prefix: string, request: Request): Promise<Answer> {
  const { endpoint, query = {} } = request;
  const path = `${prefix}/cgi-bin/${endpoint}?${new URLSearchParams(query).toString()}`;
  const response = await pool.request({ path, ...contentOf(request) });
  if (response.statusCode >= 300) {
    await response.body.dump();
    throw refusedByHttp(endpoint, response.statusCode);
  }
  const content = Buffer.from(await response.body.arrayBuffer());
  // An error comes as JSON whatever was asked for (wecom-api.md §7); a file that is JSON has a name.
  const name = nameIn(headerOf(response, 'content-disposition'));
  if (name === null) return Answer.parse(JSON.parse(content.toString('utf8')));
  const type = headerOf(response, 'content-type');
  return { errcode: 0, errmsg: 'ok', file: { name, type, content } };
}

function contentOf({ body, file, range, timeoutMs }: Request): Omit<Dispatcher.RequestOptions, 'path'> {
  const signal = AbortSignal.timeout(timeoutMs ?? (file ? UPLOAD_TIMEOUT_MS : TIMEOUT_MS));
  if (file) return { method: 'POST', signal, body: formOf(file) };
  if (body) return { method: 'POST', signal, headers: JSON_TYPE, body: JSON.stringify(body) };
  const headers = range ? { range: `bytes=${range.from}-${range.to}` } : {};
  return { method: 'GET', signal, headers };
}

function formOf({ name, content }: Upload): FormData {
  const form = new FormData();
  form.append('media', new Blob([new Uint8Array(content)]), name);
  return form;
}

function headerOf({ headers }: Dispatcher.ResponseData, name: string): string {
  const value = headers[name];
  return (Array.isArray(value) ? value[0] : value) ?? '';
}

/** null: no file at all. `filename*` (RFC 5987) is the exact one. */
function nameIn(disposition: string): string | null {
  if (disposition === '') return null;
  const exact = /filename\*=utf-8''([^;]+)/i.exec(disposition)?.[1];
  const plain = /filename="?([^";]+)/i.exec(disposition)?.[1] ?? '';
  return decoded(exact ?? plain);
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
