import type { Json } from '../wecom/json';
import { AGENT, CORP } from './settings';

/** Speaks to a sandbox over real HTTP as the product and the page do. */
export interface ApiClient {
  get: (path: string) => Promise<Json & { errcode: number }>;
  post: (path: string, body: unknown) => Promise<Json & { errcode: number }>;
  /** message/send of one type to one or more members */
  send: (to: string, msgtype: string, part: unknown, more?: Json) => Promise<Json & { errcode: number }>;
  token: string;
}

export async function apiClient(url: string, secret = 'sandboxsecret'): Promise<ApiClient> {
  const { access_token } = await read(
    await fetch(`${url}/cgi-bin/gettoken?corpid=${CORP}&corpsecret=${secret}`),
  );
  const token = String(access_token);
  const at = (path: string): string =>
    `${url}/cgi-bin/${path}${path.includes('?') ? '&' : '?'}access_token=${token}`;
  const post: ApiClient['post'] = async (path, body) =>
    read(await fetch(at(path), { method: 'POST', body: JSON.stringify(body) }));
  return {
    token,
    get: async (path) => read(await fetch(at(path))),
    post,
    send: (to, msgtype, part, more = {}) =>
      post('message/send', { touser: to, msgtype, agentid: AGENT, [msgtype]: part, ...more }),
  };
}

const read = async (response: Response): Promise<Json & { errcode: number }> =>
  (await response.json()) as Json & { errcode: number };
