import type { BotPlace, Ctx } from '../../kernel';
import { cardWords } from './cardWords';
import { noted } from './bot/noted';
import { botAddress } from './place';
import { textMessage } from './render';
import { lockCard, saveCard, type Card } from './store/cards';
import { plan, updatePlanned } from './store/outbox';

/**
 * Plans one change of this card to what it wants; null when nothing is to be done. One that waits already will do: it
 * carries what the card wants by the time it is sent.
 */
export async function planUpdate(ctx: Ctx, cardId: string): Promise<{ userid: string } | null> {
  const card = await lockCard(ctx, cardId);
  if (!card?.wanted) return null;
  if (card.place) return tellOutcome(ctx, card, card.place);
  if (await updatePlanned(ctx, cardId, card.userid)) return null;
  const key = `u${cardId}-${ctx.newId()}`;
  await plan(ctx, [{ key, userid: card.userid, kind: 'update', body: {}, cardId }]);
  return { userid: card.userid };
}

/** A card of the bot's changes in the answer to its press alone (wecom-api.md §6.2): how it ended is told in words. */
async function tellOutcome(ctx: Ctx, card: Card, place: BotPlace): Promise<{ userid: string } | null> {
  if (!card.final) return null;
  const shown = card.wanted ?? card.card;
  await saveCard(ctx, { ...card, card: shown, wanted: null });
  const userid = botAddress(place);
  const words = noted(textMessage(cardWords(shown)), { place, answers: place.via === 'callback' });
  await plan(ctx, [{ ...words, key: `u${card.id}-told`, userid, cardId: null }]);
  return { userid };
}
