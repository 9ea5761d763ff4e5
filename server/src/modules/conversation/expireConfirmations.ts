import { wordsOf, type Words } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { actorOf } from '../operators';
import { requestUpdate } from './post';
import { decided } from './render';
import { lockCard, saveCard } from './store/cards';
import { decide, overdueConfirmations } from './store/confirmations';

export const expiredText = (w: Words): string => w('已过期', 'Expired');

/**
 * Greys the cards of previews whose 15 minutes are over (commands.md §1.5), so that nobody has to press one to learn
 * it. Safe beside a press of the same moment: whichever changes the row first wins.
 */
export async function expireConfirmations(ctx: Ctx): Promise<void> {
  for (const id of await overdueConfirmations(ctx))
    if (await decide(ctx, id, 'expired', null)) await greyExpired(ctx, id);
}

async function greyExpired(ctx: Ctx, id: string): Promise<void> {
  const card = await lockCard(ctx, id);
  if (!card) return;
  const w = wordsOf((await actorOf(ctx, card.userid))?.language);
  const grey = decided(card.wanted ?? card.card, expiredText(w));
  // the bot's cards do not change by themselves: who presses it hears that it has expired
  if (card.place) return saveCard(ctx, { ...card, card: grey, wanted: null, final: true });
  await saveCard(ctx, { ...card, wanted: grey, final: true });
  await requestUpdate(ctx, id);
}
