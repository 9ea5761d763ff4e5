import { inMinutes, LIST_MINUTES } from '@cunkebao/shared/dialogue';
import { wordsIn, type Ctx, type Reply } from '../../kernel';
import { render } from './render';
import { insertCard } from './store/cards';
import { keepList } from './store/lists';
import type { Turn } from './turn';
import { answeredIn, touchesList } from './whereAnswered';

/** Rows shown on the first page stay in the dialogue itself; of more than that only the snapshot knows. */
const IN_DIALOGUE = 8;

/** Adds a reply to the turn's answer; its list becomes what 第3个 and 下一页 mean. */
export async function say(ctx: Ctx, turn: Turn, reply: Reply): Promise<void> {
  if (reply.list) touchesList(turn, reply.list.of);
  const { chat, bot } = answeredIn(turn);
  const messages = render(reply, `r${turn.message.id}-${turn.out.length}`, wordsIn(ctx));
  turn.out.push(...messages);
  for (const m of messages)
    if (m.kind === 'card' && m.cardId && m.taskId)
      await insertCard(ctx, {
        id: m.cardId,
        userid: turn.actor.userid,
        place: bot,
        taskId: m.taskId,
        card: m.body['template_card'] as Record<string, unknown>,
      });
  if (reply.list) await remember(ctx, turn, chat, { headline: reply.headline, list: reply.list });
}

async function remember(
  ctx: Ctx,
  turn: Turn,
  chat: string,
  { headline, list }: { headline: string; list: NonNullable<Reply['list']> },
): Promise<void> {
  const snapshot = list.rows.length > IN_DIALOGUE;
  const entries = list.rows.slice(0, 5000);
  await keepList(ctx, turn.actor.userid, chat, { kind: list.of, headline, entries });
  turn.row.dialogue.last = {
    of: list.of,
    ids: snapshot ? [] : list.rows.map((r) => r.id),
    count: list.rows.length,
    page: 1,
    snapshot,
    until: inMinutes(ctx.now, LIST_MINUTES),
  };
}
