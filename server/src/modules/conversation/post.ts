import { wordsOf, type Words } from '@cunkebao/shared/kernel';
import type { Ctx, Reply } from '../../kernel';
import { actorOf } from '../operators';
import { sendOutbox } from './jobs/sendOutbox.delivery';
import { render, type Outgoing } from './render';
import type { Letters } from './letters';
import { planUpdate } from './planUpdate';
import { insertCard } from './store/cards';
import { plan } from './store/outbox';

/** Plans messages for several people and wakes the sender at commit. */
export async function planTurns(ctx: Ctx, all: readonly Letters[]): Promise<void> {
  const letters = all.filter((l) => l.to !== '' && l.messages.length > 0);
  const planned = await plan(
    ctx,
    letters.flatMap(({ to, key, messages }) =>
      messages.map((m, n) => ({
        key: `${key}-${n}`,
        userid: to,
        kind: m.kind,
        body: m.body,
        cardId: m.cardId,
      })),
    ),
  );
  if (planned > 0) ctx.enqueue(sendOutbox, { userids: letters.map((l) => l.to) });
}

export const planMessages = (
  ctx: Ctx,
  to: string,
  key: string,
  messages: readonly Outgoing[],
): Promise<void> => planTurns(ctx, [{ to, key, messages }]);

/** Sends a reply to an operator, in his language, through the outbox: once per key however often it is asked for. */
export async function post(
  ctx: Ctx,
  message: { to: string; reply: Reply | ((w: Words) => Reply); key: string },
): Promise<void> {
  const { to, reply, key } = message;
  const w = wordsOf((await actorOf(ctx, to))?.language);
  const said = typeof reply === 'function' ? reply(w) : reply;
  const messages = render(said, `p${key.replace(/[^0-9A-Za-z_@-]/g, '_').slice(0, 60)}`, w);
  for (const m of messages)
    if (m.cardId && m.taskId)
      await insertCard(ctx, {
        id: m.cardId,
        userid: to,
        place: null,
        taskId: m.taskId,
        card: m.body['template_card'] as Record<string, unknown>,
      });
  await planMessages(ctx, to, `post:${key}`, messages);
}

/** Changes this card to what it wants, soon. */
export async function requestUpdate(ctx: Ctx, cardId: string): Promise<void> {
  const planned = await planUpdate(ctx, cardId);
  if (planned) ctx.enqueue(sendOutbox, { userids: [planned.userid] });
}
