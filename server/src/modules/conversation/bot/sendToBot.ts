import { WecomFault, type BotMessage, type Outside } from '../../../kernel';
import type { Ready } from '../outboxReady';
import type { Outcome } from '../outboxSettle';
import type { BotNote } from '../place';
import { mayHaveArrived } from '../sendToGroup';
import { maybeSent } from '../store/outbox';
import { cardOf, wordsIn } from './botAnswer';

const SENT: Outcome = { kind: 'sent', msgid: null, responseCode: null, refused: false };
/** the code or the req_id of an answer is spent (wecom-api.md §6.4, §6.5) */
const SPENT = new Set([60140, 846606]);
/** it is too late to answer there; something more may be said still */
const TOO_LATE = new Set([846604, 846605, 846608]);

/**
 * One message into a chat with the bot. An answer may be repeated: a second one is refused, which says that the first
 * arrived. What follows it is not repeated when an earlier try may have been carried out.
 */
export async function sendToBot(outside: Outside, note: BotNote, ready: Ready): Promise<Outcome> {
  const { place, answers } = note;
  const triedBefore = maybeSent(ready.row);
  if (!answers && triedBefore) throw mayHaveArrived();
  const message = await messageOf(note, ready);
  if (answers) await answer(outside, { note, message, triedBefore });
  else await outside.bot.push(place, message);
  return SENT;
}

interface Answer {
  note: BotNote;
  message: BotMessage;
  triedBefore: boolean;
}

async function answer({ bot }: Outside, { note, message, triedBefore }: Answer): Promise<void> {
  const { place } = note;
  try {
    await bot.answer(place, message);
  } catch (error) {
    const next = afterwards(note, error instanceof WecomFault ? error.errcode : 0, triedBefore);
    if (next === 'fail') throw error;
    if (next === 'push')
      await bot.push(place, message.kind === 'growing' ? { kind: 'words', text: message.text } : message);
  }
}

/** The answer was refused: it had arrived before, there is nothing to say any more, or it is said by itself. */
function afterwards({ place, as }: BotNote, code: number, triedBefore: boolean): 'done' | 'push' | 'fail' {
  if (!SPENT.has(code) && !TOO_LATE.has(code)) return 'fail';
  if (place.asked === 'enter') return 'done'; // a greeting that comes late is none
  if (triedBefore && SPENT.has(code)) return 'done';
  return place.via === 'callback' || as?.kind === 'pressed' ? 'fail' : 'push';
}

async function messageOf({ as }: BotNote, { row, figures }: Ready): Promise<BotMessage> {
  if (figures) return { kind: 'file', type: figures.type, name: figures.name, content: await figures.draw() };
  if (as?.kind === 'pressed') return { kind: 'pressed', card: cardOf(row) };
  if (row.kind === 'card') return { kind: 'card', card: cardOf(row) };
  const text = wordsIn(row);
  return as ? { kind: 'growing', id: as.id, text, finished: as.finished } : { kind: 'words', text };
}
