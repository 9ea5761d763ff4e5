import { z } from 'zod';
import { job, type WecomMessage } from '../../../kernel';
import { noted } from '../bot/noted';
import type { Letters } from '../letters';
import { botAddress } from '../place';
import { planTurns } from '../post';
import { textMessage } from '../render';
import { leaveToOutbox } from '../store/inbox';
import { keptWaiting, lockUnanswered, type KeptWaiting } from '../store/kept';

/** conversation.md §5.7 */
const PATIENCE_SECONDS = 2;

/**
 * 处理中… to whoever waits longer than two seconds: WeCom shows nobody that an answer is being made. Read from the
 * tables, so that it does not matter which process works on the answer or whether it died. The line is planned under
 * the message's lock and before the answer, which from then on goes through the outbox, behind it; its key makes it
 * one per turn, however often the turn is repeated.
 */
export const sayBusy = job({
  name: 'conversation.sayBusy',
  queue: 'work',
  data: z.object({}),
  attempts: 1,
  everySeconds: 1,

  async run(ctx) {
    const waiting = (await keptWaiting(ctx, PATIENCE_SECONDS)).filter((w) => isSpoken(w.message));
    const unanswered = await lockUnanswered(
      ctx,
      waiting.map((w) => w.id),
    );
    const told = waiting.filter((w) => unanswered.has(w.id));
    await leaveToOutbox(
      ctx,
      told.map((w) => w.id),
    );
    await planTurns(
      ctx,
      told.map((w) => letterTo(w)),
    );
  },
});

const BUSY = textMessage('处理中…');

/** Over the long connection the answer takes this line's place; a callback of the bot has said it itself. */
function letterTo({ id, userid, message: { Bot: place } }: KeptWaiting): Letters {
  const key = `busy${id}`;
  if (!place) return { to: userid, key, messages: [BUSY] };
  if (place.asked !== 'message') return { to: userid, key, messages: [] };
  const as = { kind: 'growing', id, finished: false } as const;
  return { to: botAddress(place), key, messages: [noted(BUSY, { place, answers: true, as })] };
}

const PRESSED = new Set(['template_card_event', 'template_card_menu_event', 'click']);

/** Who opens the app or adds a customer has asked for nothing. */
const isSpoken = ({ MsgType: type, Event: event, Bot: bot }: WecomMessage): boolean =>
  bot?.via !== 'callback' && (type !== 'event' || PRESSED.has(event ?? ''));
