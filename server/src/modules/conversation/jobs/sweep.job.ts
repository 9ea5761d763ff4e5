import { z } from 'zod';
import { job } from '../../../kernel';
import { expireConfirmations } from '../expireConfirmations';
import { lateLetters } from '../bot/letters';
import { planMessages, planTurns, requestUpdate } from '../post';
import { pressedCard } from '../press';
import { textMessage } from '../render';
import { lockCard, saveCard } from '../store/cards';
import { findMessage, forgotten, markMoved, undelivered, type Fate } from '../store/inbox';
import { overdue } from '../store/outbox';
import type { Ctx } from '../../../kernel';
import { answerNext } from './answerNext.job';
import { MOST_AT_ONCE, sendOutbox } from './sendOutbox.delivery';

/**
 * The safety net: messages nobody answers, answers nobody sends, passive replies no response carried, previews nobody
 * decided in time.
 */
export const sweep = job({
  name: 'conversation.sweep',
  queue: 'work',
  data: z.object({}),
  attempts: 1,
  everySeconds: 5,

  async run(ctx) {
    await expireConfirmations(ctx);
    for (const userid of await forgotten(ctx)) ctx.enqueue(answerNext, { userids: [userid] });
    const waiting = await overdue(ctx);
    for (let i = 0; i < waiting.length; i += MOST_AT_ONCE)
      ctx.enqueue(sendOutbox, { userids: waiting.slice(i, i + MOST_AT_ONCE) });
    const lost = await undelivered(ctx);
    for (const fate of lost) await sendInstead(ctx, fate);
    if (lost.length > 0)
      await markMoved(
        ctx,
        lost.map((f) => f.id),
      );
  },
});

async function sendInstead(ctx: Ctx, fate: Fate): Promise<void> {
  const place = (await findMessage(ctx, fate.id))?.message.Bot;
  if (!place) return sendToApp(ctx, fate);
  if (fate.reply) await planTurns(ctx, lateLetters(fate.id, place, fate.reply));
}

async function sendToApp(ctx: Ctx, { id, userid, reply }: Fate): Promise<void> {
  if (reply?.type === 'text') await planMessages(ctx, userid, `late${id}`, [textMessage(reply.content)]);
  if (reply?.type !== 'card') return;
  const message = await findMessage(ctx, id);
  const card = await lockCard(ctx, pressedCard(message?.message));
  if (!card || card.wanted) return;
  await saveCard(ctx, { ...card, wanted: reply.card });
  await requestUpdate(ctx, card.id);
}
