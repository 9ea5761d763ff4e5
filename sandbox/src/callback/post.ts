import { request } from 'undici';
import { unixSeconds } from '../clock/clock';
import type { Fault } from '../faults';
import { record } from '../traffic/record';
import { textOf } from '../wecom/json';
import { seal } from '../wecom/seal';
import type { World } from '../world';
import { sealBadly } from './sealBadly';
import { fromXml, toXml, type XmlStyle } from './xml';

const MAX_REPLY_BYTES = 256 * 1024;

/** The body of a 200 answer that came in time; null for everything else. */
export async function post(
  world: World,
  plain: string,
  ofApp: boolean,
  badly: Fault['seal'] = null,
): Promise<string | null> {
  const sealed = badly ? sealBadly(world, plain, badly) : seal(world.app, plain, unixSeconds(world.clock));
  const query = new URLSearchParams({
    msg_signature: sealed.signature,
    timestamp: sealed.timestamp,
    nonce: sealed.nonce,
  });
  const began = performance.now();
  let said: string | null = null;
  try {
    const answer = await request(`${world.product.url}/wecom/callback?${query.toString()}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml', 'user-agent': 'Mozilla/4.0' },
      body: toXml(
        {
          ToUserName: world.app.corpId,
          ...(ofApp ? { AgentID: String(world.app.agentId) } : {}),
          Encrypt: sealed.encrypt,
        },
        styleOf(world),
      ),
      signal: AbortSignal.timeout(world.timing.callbackTimeoutMs),
    });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    said = answer.statusCode === 200 && bytes.length <= MAX_REPLY_BYTES ? bytes.toString('utf8') : null;
    return said;
  } catch (error) {
    world.log.debug({ because: String(error) }, 'callback not taken');
    return null;
  } finally {
    const tookMs = performance.now() - began;
    record(world, { kind: 'callback', name: eventOf(plain), request: plain, answer: said, tookMs });
  }
}

/** Delivers a plaintext once more, outside of any retry; true when it was taken. */
export const redeliver = async (world: World, plain: string): Promise<boolean> =>
  (await post(world, plain, plain.includes('<AgentID>'))) !== null;

/** The event's name for the record, the message's type for messages. */
function eventOf(plain: string): string {
  const node = fromXml(plain);
  return [textOf(node, 'Event') || textOf(node, 'MsgType'), textOf(node, 'ChangeType')]
    .filter(Boolean)
    .join('.');
}

/** How the switches want XML written now. */
export function styleOf(world: World): XmlStyle {
  const { cdata, shuffle } = world.switches;
  const { random } = world.fleet;
  const keyed = <T>(entries: T[]): T[] =>
    entries
      .map((entry) => ({ entry, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ entry }) => entry);
  return { cdata, order: shuffle ? keyed : (entries) => entries };
}
