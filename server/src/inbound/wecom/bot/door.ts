import type { Context } from 'koa';
import type Router from 'koa-router';
import type { PassiveReply } from '../../../kernel';
import type { Arrival } from '../arrival';
import { openEnvelope, sealBotReply, type Keys } from '../envelope';
import type { Intake, IntakeParts } from '../intake';
import { readBody } from '../readBody';
import { Refusal } from '../refusal';
import type { Refusing } from '../refusing';
import { drawAll } from './draw';
import { arrivalOf, readBotPush, type BotPush } from './readBotArrival';
import { BUSY, elsewhere, finished, unfinished } from './replies';

export const BOT_PATH = '/wecom/bot';

interface Parts extends IntakeParts {
  intake: Intake;
  refusing: Refusing;
}

type Json = Record<string, unknown>;

/**
 * GET|POST /wecom/bot, the bot in callback mode (wecom-api.md §6.1): the app's door in JSON. A message is answered in its own response when the
 * turn is ready in time; else the response opens a stream, and WeCom asks until the answer is there.
 */
export function botDoor(router: Router, parts: Parts): void {
  const { config, refusing, intake, clock } = parts;
  if (config.WECOM_BOT_MODE !== 'callback') return;
  const keys: Keys = {
    token: config.WECOM_BOT_TOKEN ?? '',
    aesKey: config.WECOM_BOT_AES_KEY ?? '',
    receiver: '',
  };
  const open = (ctx: Context, cipher: unknown): string => {
    if (typeof cipher !== 'string' || cipher === '') throw new Refusal(403, 'unencrypted');
    const { msg_signature: signature, timestamp, nonce } = ctx.query;
    return openEnvelope(keys, { signature, timestamp, nonce, cipher }, clock.now());
  };
  router.get(BOT_PATH, (ctx) =>
    refusing.guard(ctx, BOT_PATH, () => {
      ctx.body = open(ctx, ctx.query['echostr']);
      return Promise.resolve();
    }),
  );
  router.post(BOT_PATH, (ctx) =>
    refusing.guard(ctx, BOT_PATH, async () => {
      intake.enter(ctx);
      const outer = json(await readBody(ctx.req)) as { encrypt?: unknown } | null;
      if (typeof outer !== 'object' || outer === null) throw new Refusal(400, 'garbage');
      const push = readBotPush(json(open(ctx, outer.encrypt)));
      const said = push.msgtype === 'stream' ? await more(parts, ctx, push) : await take(parts, ctx, push);
      ctx.status = 200;
      ctx.body =
        said === null
          ? ''
          : sealBotReply(keys, JSON.stringify(said), String(ctx.query['nonce']), clock.now());
    }),
  );
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(400, 'garbage');
  }
}

/** Something a person said or did: kept, and answered with what is ready; null: an empty response. */
async function take(parts: Parts, ctx: Context, push: BotPush): Promise<Json | null> {
  const since = Date.now();
  const { intake, clock } = parts;
  const arrival = arrivalOf(push, 'callback', codeOf(push), clock.now());
  if (!arrival) return null;
  const { key, userid } = arrival;
  const fresh = await intake.keep(arrival, false);
  const streams = askedOf(arrival) === 'message';
  const answer = intake.waiters.hasRoom() || !streams ? intake.waiters.wait(key, since, streams) : null;
  if (fresh || (await intake.waiters.unanswered(key))) intake.wake(userid);
  const passive = await answer;
  if (!passive) return streams ? opened(parts, key) : null;
  return said(parts, ctx, key, { passive, asked: askedOf(arrival), opened: false });
}

/** Nothing in time. Either it comes, and WeCom asks for it, or it goes another way by now, also when it is empty. */
async function opened({ transact, intake }: Parts, key: string): Promise<Json | null> {
  const [found] = await transact((ctx) => intake.chat.answersOf(ctx, [key]));
  return found && !found.passive ? null : unfinished(key, BUSY);
}

/** WeCom asks for the rest of a stream. */
async function more(parts: Parts, ctx: Context, { stream }: BotPush): Promise<Json | null> {
  const key = stream?.id ?? '';
  const [found] = await parts.transact((c) => parts.intake.chat.answersOf(c, [key]));
  if (!found) return unfinished(key, BUSY);
  if (!found.passive) return elsewhere(key);
  return said(parts, ctx, key, { passive: found.passive, asked: 'message', opened: true });
}

type Asked = ReturnType<typeof askedOf>;

const askedOf = ({ message }: Arrival) => message.Bot?.asked ?? 'message';

/** Pictures come with the end of a stream alone, and drawing them takes longer than a response may wait. */
async function said(
  parts: Parts,
  ctx: Context,
  key: string,
  o: { passive: PassiveReply; asked: Asked; opened: boolean },
): Promise<Json | null> {
  const { passive } = o;
  const wanted = passive.type === 'bot' ? passive.pictures : [];
  if (passive.type === 'bot' && wanted.length > 0 && !o.opened) return unfinished(key, passive.text);
  const body = finished(key, passive, { ...o, pictures: await drawAll(parts, wanted) });
  if (body) ctx.res.once('finish', () => parts.intake.deliveries.add(key));
  return body;
}

/** The code of `response_url`, good for one answer more (wecom-api.md §6.4). */
function codeOf({ response_url: url }: BotPush): string {
  if (url === undefined) return '';
  try {
    return new URL(url).searchParams.get('response_code') ?? '';
  } catch {
    return '';
  }
}
