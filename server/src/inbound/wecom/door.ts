import type { Context } from 'koa';
import Router from 'koa-router';
import type { PassiveReply } from '../../kernel';
import { readArrival, type Arrival } from './arrival';
import { botDoor } from './bot/door';
import { openEnvelope, sealReply, type Keys } from './envelope';
import { openIntake, type Intake, type IntakeParts } from './intake';
import { passiveXml } from './passive';
import { readBody } from './readBody';
import { makeRefusing, type Refusing } from './refusing';
import { Refusal } from './refusal';
import { readXml } from './xml';

const PATH = '/wecom/callback';
const FLOOD_MS = 5000;

/**
 * GET|POST /wecom/callback: proves, keeps, wakes, and answers within the 4 s budget — with the turn's passive reply
 * when it is ready in 2.5 s, otherwise empty; a flood, and what another process answers, is acknowledged at once. What could not be kept is refused, so that WeCom delivers it again.
 * Beside it the bot's own door, when the bot is set up for callbacks.
 */
export function wecomDoor(parts: IntakeParts): { router: Router; intake: Intake; stop(): Promise<void> } {
  const { config } = parts;
  const keys: Keys = {
    token: config.WECOM_TOKEN,
    aesKey: config.WECOM_AES_KEY,
    receiver: config.WECOM_CORP_ID,
  };
  const intake = openIntake(parts);
  const refusing = makeRefusing(parts);
  const router = new Router();
  appDoor(router, { parts, keys, intake, refusing });
  botDoor(router, { ...parts, intake, refusing });
  const stop = async (): Promise<void> => {
    await intake.stop();
    await refusing.stop();
  };
  return { router, intake, stop };
}

interface Behind {
  parts: IntakeParts;
  keys: Keys;
  intake: Intake;
  refusing: Refusing;
}

function appDoor(router: Router, behind: Behind): void {
  const { keys, intake, refusing, parts } = behind;
  const take = makeTake(behind);
  router.get(PATH, (ctx) =>
    refusing.guard(ctx, PATH, () => {
      const { msg_signature: signature, timestamp, nonce, echostr } = ctx.query;
      if (typeof echostr !== 'string') throw new Refusal(400, 'garbage');
      ctx.body = openEnvelope(keys, { signature, timestamp, nonce, cipher: echostr }, parts.clock.now());
      return Promise.resolve();
    }),
  );
  router.post(PATH, (ctx) =>
    refusing.guard(ctx, PATH, () => {
      intake.enter(ctx);
      return take(ctx);
    }),
  );
}

/** One callback: kept, woken, and answered with what is ready in time. */
function makeTake({ parts, keys, intake }: Behind) {
  const { clock, config } = parts;
  const { waiters, answersHere, wake } = intake;
  const flooded = makeFlooded();

  // turns of another process are slower to hear of: only a press waits for them, its answer saves a response code
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
    const fresh = await intake.keep(arrival, !waits);
    ctx.status = 200;
    ctx.body = '';
    if (fresh && !waits) {
      wake(arrival.userid);
      return;
    }
    const passive = await answerOf(arrival, fresh, since);
    if (!passive || passive.type === 'bot') return;
    const plain = passiveXml(passive, arrival.userid, config.WECOM_CORP_ID, clock.now());
    sendPassive(ctx, keys, plain, clock.now());
    ctx.res.once('finish', () => intake.deliveries.add(arrival.key));
  };
}

const isPress = (arrival: Arrival): boolean => arrival.message.Event === 'template_card_event';

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
