import type { Ctx } from '../../../kernel';
import { cardWords } from '../cardWords';
import { botNoteOf } from '../place';
import { textMessage } from '../render';
import { maybeSent, plan, type OutboxRow } from '../store/outbox';
import { cardOf } from './botAnswer';

/**
 * What could not be said in a chat with the bot is said in that person's chat with the app; once. null when there is
 * nothing to say there: it was no message of the bot's, or it may have arrived.
 */
export async function tellAtHome(ctx: Ctx, row: OutboxRow): Promise<string | null> {
  const note = botNoteOf(row);
  if (!note) return null;
  const { userid } = note.place;
  if (!note.answers && maybeSent(row)) return null;
  if (note.as?.kind === 'growing' && !note.as.finished) return userid;
  const { bot: _, ...body } = row.body;
  const pressed = note.as?.kind === 'pressed' ? textMessage(cardWords(cardOf(row))) : null;
  const key = `${row.key}-instead`;
  await plan(ctx, [{ key, userid, kind: row.kind, body, cardId: row.cardId, ...(pressed ?? {}) }]);
  return userid;
}
