import { randomBytes } from 'node:crypto';
import { request } from 'undici';
import { nowMs, unixSeconds } from '../clock/clock';
import { takeFault } from '../faults';
import { later } from '../scheduler';
import { record } from '../traffic/record';
import { asObject, numberOf, objectOf, textOf, type Json } from '../wecom/json';
import { seal, unseal } from '../wecom/seal';
import type { World } from '../world';
import type { Turn } from './bot';
import { refreshBody } from './pushBody';
import { showBot, showCard, showStream, showStreamWithCard, updateClicked } from './replies';

const DELIVERIES = 3;
const POLLS_FOR_MS = 6 * 60_000;
const RESPONSE_MS = 3_600_000;
const MAX_REPLY_BYTES = 16 * 1024 * 1024;

/**
 * Mode A: pushes encrypted JSON, shows what the answer says and asks on while a stream is open, six minutes at most.
 * A message is delivered up to three times (the retry is not documented; the sandbox's choice), a click once.
 */
export async function pushOverCallback(world: World, turn: Turn, body: Json): Promise<boolean> {
  const whole =
    turn.kind === 'message' || turn.kind === 'card' ? { ...body, ...responseUrl(world, turn) } : body;
  const most = turn.kind === 'card' ? 1 : DELIVERIES;
  for (let n = 0; n < most; n += 1) {
    if (n > 0) await pause(world, world.timing.callbackRetryMs * 4 ** (n - 1));
    const answer = await post(world, whole);
    if (answer === null) continue;
    apply(world, turn, answer);
    if (turn.stream && !turn.stream.finished) poll(world, turn);
    return true;
  }
  return false;
}

function poll(world: World, turn: Turn): void {
  later(world.scheduler, world.timing.botPollMs, () => {
    if (nowMs(world.clock) - turn.at > POLLS_FOR_MS) return;
    void post(world, refreshBody(world, turn)).then((answer) => {
      if (answer) apply(world, turn, answer);
      if (turn.stream?.finished === false) poll(world, turn);
    });
  });
}

/** A reply that is not understood changes nothing, as with the real one; the log says why. */
function apply(world: World, turn: Turn, answer: Json): void {
  if (Object.keys(answer).length === 0) return;
  try {
    if (turn.kind === 'card') updateClicked(world, turn, answer);
    else showReply(world, turn, answer);
  } catch (error) {
    world.log.warn({ msgid: turn.msgid, because: String(error) }, 'the reply to the bot is not understood');
  }
}

function showReply(world: World, turn: Turn, answer: Json): void {
  const type = textOf(answer, 'msgtype');
  if (type === 'stream') showStream(world, turn, objectOf(answer, 'stream') ?? {});
  else if (type === 'stream_with_template_card') showStreamWithCard(world, turn, answer);
  else if (type === 'template_card') {
    showCard(world, turn.key, objectOf(answer, 'template_card') ?? {});
    turn.answered = true;
  } else if (type === 'text' && turn.kind === 'enter')
    showBot(world, turn.key, { kind: 'text', text: textOf(objectOf(answer, 'text'), 'content') });
  else throw new Error(`no reply of type ${type} here`);
}

/** The plain answer, {} for an empty one; null when it did not come in time, or its seal is wrong. */
async function post(world: World, body: Json): Promise<Json | null> {
  const fault = takeFault(world.faults, 'bot');
  if (fault.delayMs > 0) await pause(world, fault.delayMs);
  if (fault.drop === 'request') return null;
  const { keys, callbackPath } = world.bot;
  const plain = JSON.stringify(body);
  const sealed = seal(keys, plain, unixSeconds(world.clock));
  const query = new URLSearchParams({
    msg_signature: sealed.signature,
    timestamp: sealed.timestamp,
    nonce: sealed.nonce,
  });
  const began = performance.now();
  let said: string | null = null;
  try {
    const answer = await request(`${world.product.url}${callbackPath}?${query.toString()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ encrypt: sealed.encrypt }),
      signal: AbortSignal.timeout(world.timing.callbackTimeoutMs),
    });
    const bytes = Buffer.from(await answer.body.arrayBuffer());
    if (answer.statusCode !== 200 || bytes.length > MAX_REPLY_BYTES || fault.drop === 'answer') return null;
    said = opened(world, bytes.toString('utf8'), sealed.nonce);
    return said === '' ? {} : asObject(JSON.parse(said));
  } catch (error) {
    world.log.warn({ because: String(error) }, 'the bot’s callback was not taken');
    return null;
  } finally {
    record(world, {
      kind: 'bot',
      name: 'callback',
      request: plain,
      answer: said,
      tookMs: performance.now() - began,
    });
  }
}

/** Throws when the signature is wrong or the nonce is not the request's. */
function opened(world: World, text: string, nonce: string): string {
  if (text.trim() === '') return '';
  const outer = asObject(JSON.parse(text));
  if (textOf(outer, 'nonce') !== nonce) throw new Error('the reply’s nonce is not the request’s');
  return unseal(world.bot.keys, {
    encrypt: textOf(outer, 'encrypt'),
    signature: textOf(outer, 'msgsignature'),
    timestamp: String(numberOf(outer, 'timestamp') ?? ''),
    nonce,
  });
}

/** Once, within an hour (§6.4). */
function responseUrl(world: World, turn: Turn): Json {
  const code = randomBytes(24).toString('base64url');
  const expiresAt = nowMs(world.clock) + RESPONSE_MS;
  world.bot.responseCodes.set(code, { turn, expiresAt, used: false });
  return { response_url: `${world.url}/cgi-bin/aibot/response?response_code=${code}` };
}

const pause = (world: World, ms: number): Promise<void> =>
  new Promise((resolve) => {
    later(world.scheduler, ms, resolve);
  });
