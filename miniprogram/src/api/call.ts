import Taro from '@tarojs/taro';
import type {
  ApiErrorBody,
  Endpoint,
  EndpointInput,
  EndpointKey,
  EndpointReply,
} from '@cunkebao/shared/kernel';
import { API_BASE } from '@/config';
import { currentToken, isSignedOut } from '@/platform/session';
import { ApiError } from './apiError';

const TIMEOUT_MS = 15_000;

/** Contracts come as types only, so that zod never enters the bundle: the key is checked against the type. */
type Input<E extends Endpoint> =
  Partial<EndpointInput<E>> extends EndpointInput<E> ? [input?: EndpointInput<E>] : [input: EndpointInput<E>];

export interface RawInput {
  params?: object;
  query?: object;
  body?: unknown;
}

let signIn: (() => Promise<string>) | undefined;
let signingIn: Promise<string> | undefined;

/** Says how a person logs in on this platform; the function keeps the token and returns it. */
export function onSignIn(how: () => Promise<string>): void {
  signIn = how;
}

/**
 * `call<typeof listDevices>('GET /api/v1/devices', { query })`. A refused token is renewed once and the call
 * repeated; any number of calls refused at the same moment share that one login.
 */
export function call<E extends Endpoint = never>(
  key: EndpointKey<E>,
  ...[input]: Input<E>
): Promise<EndpointReply<E>> {
  return callRaw(key, input) as Promise<EndpointReply<E>>;
}

/** For the two login endpoints: no token, no login on 401. */
export function callOpen<E extends Endpoint = never>(
  key: EndpointKey<E>,
  ...[input]: Input<E>
): Promise<EndpointReply<E>> {
  return send(key, input ?? {}, undefined) as Promise<EndpointReply<E>>;
}

/** `call` without its types, for the hooks that put their own on top. */
export async function callRaw(key: string, input: RawInput = {}): Promise<unknown> {
  const token = currentToken() ?? (await freshToken(undefined));
  try {
    return await send(key, input, token);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
    return send(key, input, await freshToken(token));
  }
}

async function freshToken(refused: string | undefined): Promise<string> {
  const token = currentToken();
  if (token && token !== refused) return token; // somebody renewed it while this call was under way
  if (!signIn || isSignedOut()) throw new ApiError(401, 'unauthorized', '你已退出登录');
  signingIn ??= signIn().finally(() => {
    signingIn = undefined;
  });
  return signingIn;
}

async function send(key: string, input: RawInput, token: string | undefined): Promise<unknown> {
  const [method = 'GET', path = ''] = key.split(' ');
  const reply = await Taro.request<string>({
    url: API_BASE + withParams(path, input.params) + queryString(input.query),
    method: method as keyof Taro.request.Method,
    data: input.body === undefined ? undefined : JSON.stringify(input.body),
    dataType: 'text', // a proxy may answer with a page, which is no JSON
    timeout: TIMEOUT_MS,
    header: {
      'content-type': 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
  }).catch((cause: unknown) => {
    throw noAnswer(cause);
  });
  const data = parsed(reply.data);
  if (reply.statusCode >= 200 && reply.statusCode < 300 && data !== undefined) return data;
  throw refusal(reply.statusCode, data);
}

function withParams(path: string, params: object = {}): string {
  return Object.entries(params).reduce(
    (at, [name, value]) => at.replace(`:${name}`, encodeURIComponent(String(value))),
    path,
  );
}

function queryString(query: object = {}): string {
  const pairs = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return pairs.length > 0 ? `?${pairs.join('&')}` : '';
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function noAnswer(cause: unknown): ApiError {
  const { errMsg, message, name } = (cause ?? {}) as { errMsg?: string; message?: string; name?: string };
  const timedOut = /time ?out|abort/i.test([errMsg, message, name].join(' '));
  return timedOut
    ? new ApiError(0, 'timeout', '服务器没有及时回应，请稍后重试')
    : new ApiError(0, 'offline', '连不上服务器，请检查网络');
}

function refusal(status: number, data: unknown): ApiError {
  const { code, message, traceId, field } = (data ?? {}) as Partial<ApiErrorBody>;
  if (!code || !message) {
    return new ApiError(status, 'badReply', `服务器暂时无法处理（${String(status)}），请稍后重试`, traceId);
  }
  return new ApiError(status, code, message, traceId, field);
}
