import { Pool, type Dispatcher, type FormData } from 'undici';
import { z } from 'zod';
import type { Metrics } from '../metrics/metrics';
import { noAnswer } from './faultOf';

const Answer = z.looseObject({ errcode: z.number().int().default(0), errmsg: z.string().default('') });
export type Answer = z.infer<typeof Answer>;

export interface Request {
  endpoint: string;
  query: Record<string, string>;
  body?: string | FormData;
}

const HEADERS = { 'content-type': 'application/json; charset=utf-8' };

/** One HTTP exchange with WeCom: bounded in time, measured, its query (token, secret) never logged. */
export function makeHttp(base: string, metrics: Metrics) {
  const { origin, pathname } = new URL(base);
  const prefix = pathname.replace(/\/$/, '');
  const pool = new Pool(origin, {
    connections: 16,
    headersTimeout: 8000,
    bodyTimeout: 8000,
    connect: { timeout: 3000 },
  });
  return {
    async exchange(request: Request): Promise<Answer> {
      const stop = metrics.wecom.startTimer({ endpoint: request.endpoint });
      try {
        const answer = Answer.parse(await read(pool, prefix, request));
        stop({ errcode: String(answer.errcode) });
        return answer;
      } catch (error) {
        stop({ errcode: 'none' });
        throw noAnswer(request.endpoint, error);
      }
    },
    close: () => pool.destroy(),
  };
}

async function read(pool: Pool, prefix: string, { endpoint, query, body }: Request): Promise<unknown> {
  const options: Dispatcher.RequestOptions = {
    path: `${prefix}/cgi-bin/${endpoint}?${new URLSearchParams(query).toString()}`,
    method: body === undefined ? 'GET' : 'POST',
    ...(typeof body === 'string' ? { headers: HEADERS } : {}),
    ...(body === undefined ? {} : { body }),
  };
  const response = await pool.request(options);
  return response.body.json();
}
