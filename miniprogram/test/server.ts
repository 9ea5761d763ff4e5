import Taro from './stubs/taro';

export interface Asked {
  key: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
  token: string | undefined;
}
/** What a route answers: its reply, or a status with a body. */
export class Answer {
  constructor(
    readonly statusCode: number,
    readonly body: unknown,
  ) {}
}
type Route = (asked: Asked) => unknown;

/** Stands in for the network: routes by `GET /api/v1/…`, everything else is 404. Returns what was asked. */
export function serve(routes: Record<string, Route>): Asked[] {
  const log: Asked[] = [];
  Taro.request.mockImplementation(async (options: RequestOptions) => {
    const asked = read(options);
    log.push(asked);
    const route = routes[asked.key];
    if (!route)
      return reply(new Answer(404, { code: 'notFound', message: '没有这个接口', traceId: 't-404' }));
    return reply(await route(asked));
  });
  return log;
}

/** A line that is down. */
export const offline = (): never => {
  throw Object.assign(new Error('request:fail'), { errMsg: 'request:fail' });
};

export const refused = (statusCode: number, code: string, message: string) => () =>
  new Answer(statusCode, { code, message, traceId: 'trace-77' });

interface RequestOptions {
  url: string;
  method: string;
  data?: string;
  header: Record<string, string>;
}

function read({ url, method, data, header }: RequestOptions): Asked {
  const at = new URL(url, 'http://server');
  return {
    key: `${method} ${at.pathname}`,
    path: at.pathname,
    query: Object.fromEntries(at.searchParams),
    body: data === undefined ? undefined : (JSON.parse(data) as unknown),
    token: header.authorization?.replace('Bearer ', ''),
  };
}

const reply = (answer: unknown) =>
  answer instanceof Answer
    ? { statusCode: answer.statusCode, data: text(answer.body) }
    : { statusCode: 200, data: text(answer) };

const text = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body));
