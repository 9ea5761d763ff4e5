import { request } from 'undici';
import { redeliver } from '../callback/post';
import type { World } from '../world';
import { issueToken } from '../wecom/tokens';
import type { Exchange } from './exchange';

/**
 * Says recorded exchanges again, one after the other: callbacks go to the product, sealed anew with the same
 * plaintext; API calls go to this sandbox with a fresh token. What a fault cut short the first time is whole now.
 */
export async function replay(
  world: World,
  exchanges: readonly Pick<Exchange, 'kind' | 'name' | 'request'>[],
): Promise<{ replayed: number; failed: number }> {
  let [replayed, failed] = [0, 0];
  for (const exchange of exchanges) {
    const done =
      exchange.kind === 'callback'
        ? await redeliver(world, exchange.request)
        : exchange.kind === 'api' && (await callAgain(world, exchange));
    if (done) replayed += 1;
    else failed += 1;
  }
  return { replayed, failed };
}

async function callAgain(
  world: World,
  { name, request: body }: Pick<Exchange, 'name' | 'request'>,
): Promise<boolean> {
  const [, method, path] = /^(GET|POST) (\S+)$/.exec(name) ?? [];
  if (!method || !path) return false;
  const { corpId: corpid, secret: corpsecret } = world.app;
  const { access_token } = issueToken(world.tokens, world.clock, world.app, { corpid, corpsecret });
  const url = new URL(`${world.url}/cgi-bin/${path}`);
  url.searchParams.set('access_token', access_token);
  const answer = await request(url, method === 'POST' ? { method, body } : { method: 'GET' });
  const said = (await answer.body.json()) as { errcode?: number };
  return said.errcode === 0;
}
