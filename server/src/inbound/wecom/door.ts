import type { Context } from 'koa';
import Router from 'koa-router';
import type { Config } from '../../config';
import type { Metrics } from '../../infra/metrics/metrics';
import type { Lane } from '../../infra/mysql/lane';
import type { Queues } from '../../infra/redis/queues';
import type { ChatPort, Clock, Log, Module, PassiveReply, Transact } from '../../kernel';
import { readArrival, type Arrival } from './arrival';
import { makeDeliveries } from './deliveries';
import { openEnvelope, sealReply, type Keys } from './envelope';
import { makeInbox } from './inbox';
import { passiveXml } from './passive';
import { readBody } from './readBody';
import { Refusal } from './refusal';
import { makeRefusals } from './refusals';
import { makeTurns } from './turns';
import { makeWaiters } from './waiters';
import { wakeElsewhere } from './wakeElsewhere';
import { readXml } from './xml';

export interface DoorParts {
  config: Config;
  transact: Transact;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  modules: readonly Module[];
  /** what keeps the callbacks waits for nobody else's statements */
  lane: Lane;
  queues: Pick<Queues, 'add'>;
}

const PATH = '/wecom/callback';
const FLOOD_MS = 5000;

/**
 * GET|POST /wecom/callback: proves, keeps, wakes, and answers within the 4 s budget — with the turn's passive reply
 * when it is ready in 2.5 s, otherwise empty; a flood, and what another process answers, is acknowledged at once. What could not be kept is refused, so that WeCom delivers it again.
 */
export function wecomDoor(parts: DoorParts): { router: Router; stop(): Promise<void> } {
  const { config, clock } = parts;
  const keys: Keys = {
    token: config.WECOM_TOKEN,
    aesKey: config.WECOM_AES_KEY,
    receiver: config.WECOM_CORP_ID,
  };
  const take = makeTaker(parts, keys);
  const refusals = makeRefusals(parts);
  const refusing = makeRefusing(parts, refusals);
  const router = new Router();
  router.get(PATH, (ctx) =>
    refusing(ctx, () => {
      const { msg_signature: signature, timestamp, nonce, echostr } = ctx.query;
      if (typeof echostr !== 'string') throw new Refusal(400, 'garbage');
      ctx.body = openEnvelope(keys, { signature, timestamp, nonce, cipher: echostr }, clock.now());
      return Promise.resolve();
    }),
  );
  router.post(PATH, (ctx) => refusing(ctx, () => take.callback(ctx)));
  const stop = async (): Promise<void> => {
    await take.stop();
    await refusals.stop();
  };
  return { router, stop };
}

/** Refusals get a bare status: no stack, no body, no content in the log. All but our own troubles are audited. */
function makeRefusing(parts: DoorParts, refusals: ReturnType<typeof makeRefusals>) {
  return async (ctx: Context, f: () => Promise<void>): Promise<void> => {
    ctx.state['route'] = PATH;
    try {
      await f();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      parts.metrics.callbacks.inc({ fate: error.fate });
      parts.log.warn({ area: 'wecom', fate: error.fate, status: error.status }, 'callback refused');
      if (error.status < 500) refusals.add(error);
      ctx.status = error.status;
      ctx.body = '';
      if (error.status === 413) ctx.set('Connection', 'close');
    }
  };
}

function makeTaker(parts: DoorParts, keys: Keys) {
  const chat = chatOf(parts.modules);
  const waiters = makeWaiters({ ...parts, chat });
  const deliveries = makeDeliveries({ ...parts, chat });
  const turns = parts.config.ROLES.includes('worker')
    ? makeTurns({ ...parts, chat, answered: waiters.settle })
    : wakeElsewhere(parts, chat);
  const take = makeTake(parts, keys, { waiters, deliveries, wake: turns.wake });
  let inside = 0;
  let stopping = false;

  return {
    async callback(ctx: Context): Promise<void> {
      if (stopping) throw new Refusal(503, 'stopping');
      inside += 1;
      ctx.res.once('close', () => {
        inside -= 1;
      });
      await take(ctx);
    },
    stop: async (): Promise<void> => {
      stopping = true;
      await turns.stop();
      const until = Date.now() + 5000;
      while (inside > 0 && Date.now() < until) await new Promise((r) => setTimeout(r, 20));
      await deliveries.stop();
    },
  };
}

interface Behind {
  waiters: ReturnType<typeof makeWaiters>;
  deliveries: ReturnType<typeof makeDeliveries>;
  wake: (userid: string) => void;
}

/** One callback: kept, woken, and answered with what is ready in time. */
function makeTake(parts: DoorParts, keys: Keys, { waiters, deliveries, wake }: Behind) {
  const { clock, config } = parts;
  const inbox = makeInbox(parts.lane, clock);
  const flooded = makeFlooded();
  // turns of another process are slower to hear of: only a press waits for them, its answer saves a response code
  const answersHere = config.ROLES.includes('worker');

  const mayWait = (arrival: Arrival): boolean => {
    const spared = isPress(arrival) || (answersHere && flooded.spares(arrival.userid));
    const waits = spared && waiters.hasRoom();
    if (answersHere && !waits) flooded.add(arrival.userid);
    return waits;
  };
  const answerOf = async (arrival: Arrival, fresh: boolean, since: number): Promise<PassiveReply | null> => {
    const answer = waiters.wait(arrival.key, since);
    if (fresh || (await waiters.unanswered(arrival.key))) wake(arrival.userid);
    return answer;
  };

  return async (ctx: Context): Promise<void> => {
    const since = Date.now();
    const arrival = readArrival(await plainText(ctx, keys, clock.now()));
    const waits = mayWait(arrival);
    const fresh = await inbox.keep(arrival, !waits).catch(unkept(parts.log));
    parts.metrics.callbacks.inc({ fate: fresh ? 'fresh' : 'duplicate' });
    ctx.status = 200;
    ctx.body = '';
    if (fresh && !waits) {
      wake(arrival.userid);
      return;
    }
    const passive = await answerOf(arrival, fresh, since);
    if (!passive) return;
    const plain = passiveXml(passive, arrival.userid, config.WECOM_CORP_ID, clock.now());
    sendPassive(ctx, keys, plain, clock.now());
    ctx.res.once('finish', () => deliveries.add(arrival.key));
  };
}

const isPress = (arrival: Arrival): boolean => arrival.message.Event === 'template_card_event';

/** What could not be kept is refused, so that WeCom delivers it again. */
const unkept =
  (log: Log) =>
  (error: unknown): never => {
    log.error({ area: 'wecom', error: String(error) }, 'callback could not be kept');
    throw new Refusal(503, 'unkept');
  };

/** People one of whose answers goes through the outbox: the next ones must not overtake it in a response. */
function makeFlooded() {
  const until = new Map<string, number>();
  return {
    add: (userid: string): void => {
      until.set(userid, Date.now() + FLOOD_MS);
    },
    spares: (userid: string): boolean => {
      const end = until.get(userid) ?? 0;
      if (end <= Date.now()) until.delete(userid);
      return end <= Date.now();
    },
  };
}

function sendPassive(ctx: Context, keys: Keys, plain: string, now: Date): void {
  ctx.type = 'text/xml; charset=utf-8';
  ctx.body = sealReply(keys, plain, now);
}

async function plainText(ctx: Context, keys: Keys, now: Date): Promise<string> {
  const body = await readBody(ctx.req);
  const outer = readXml(body);
  if (!outer) throw new Refusal(400, 'garbage');
  const cipher = outer['Encrypt'];
  if (typeof cipher !== 'string' || cipher === '') throw new Refusal(403, 'unencrypted');
  const { msg_signature: signature, timestamp, nonce } = ctx.query;
  return openEnvelope(keys, { signature, timestamp, nonce, cipher }, now);
}

function chatOf(modules: readonly Module[]): ChatPort {
  const chat = modules.find((m) => m.chat)?.chat;
  if (!chat) throw new Error('no module answers the chat');
  return chat;
}
