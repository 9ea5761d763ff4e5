import { randomInt } from 'node:crypto';
import { request } from 'undici';
import { unixSeconds } from '../clock/clock';
import { seal } from '../wecom/seal';
import type { World } from '../world';

const ANSWER_MS = 1_000;

/** Saving a callback address in the console: the plaintext of echostr, nothing around it, within a second (§1.2). */
export async function verifyUrl(
  world: World,
  door: 'app' | 'bot',
): Promise<{ verified: boolean; because: string | null }> {
  const keys = door === 'app' ? world.app : world.bot.keys;
  const path = door === 'app' ? '/wecom/callback' : world.bot.callbackPath;
  const plain = Array.from({ length: 19 }, (_, n) => randomInt(n === 0 ? 1 : 0, 10)).join('');
  const sealed = seal(keys, plain, unixSeconds(world.clock));
  const query = new URLSearchParams({
    msg_signature: sealed.signature,
    timestamp: sealed.timestamp,
    nonce: sealed.nonce,
    echostr: sealed.encrypt,
  });
  try {
    const answer = await request(`${world.product.url}${path}?${query.toString()}`, {
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    const said = await answer.body.text();
    if (answer.statusCode !== 200) return { verified: false, because: `HTTP ${answer.statusCode}` };
    return said === plain
      ? { verified: true, because: null }
      : { verified: false, because: '回答的不是明文' };
  } catch {
    return { verified: false, because: '一秒之内没有回答' };
  }
}
