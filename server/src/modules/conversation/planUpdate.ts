import type { Ctx } from '../../kernel';
import { lockCard } from './store/cards';
import { plan, updatePlanned } from './store/outbox';

/**
 * Plans one change of this card to what it wants; null when nothing is to be done. One that waits already will do: it
 * carries what the card wants by the time it is sent.
 */
export async function planUpdate(ctx: Ctx, cardId: string): Promise<{ userid: string } | null> {
  const card = await lockCard(ctx, cardId);
  if (!card?.wanted || (await updatePlanned(ctx, cardId, card.userid))) return null;
  const key = `u${cardId}-${ctx.newId()}`;
  await plan(ctx, [{ key, userid: card.userid, kind: 'update', body: {}, cardId }]);
  return { userid: card.userid };
}
