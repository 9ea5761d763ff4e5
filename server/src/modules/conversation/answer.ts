import type { Actor, Answered, Ctx } from '../../kernel';
import { actorsOf, becomeFirstOwner } from '../operators';
import { inItsChat } from './bot/inItsChat';
import { finish } from './finish';
import { failed } from './perform';
import { placeOf } from './place';
import { route } from './route';
import { endsTransaction } from './savepoint';
import { lockDialogues, type DialogueRow } from './store/dialogues';
import { nextQueued, type InboxRow } from './store/inbox';
import { beginTurn, type Turn } from './turn';

/**
 * One turn for each of these people: the oldest unanswered message, all in one transaction. The dialogues' locks keep
 * a person's turns in order over all processes; a crash leaves the messages queued, and the next call answers them.
 */
export async function answer(
  ctx: Ctx,
  userids: readonly string[],
): Promise<{ more: string[]; answered: Answered[] }> {
  const people = [...new Set(userids)].sort();
  const dialogues = await lockDialogues(ctx, people);
  const { rows, more } = await nextQueued(ctx, people);
  if (rows.length === 0) return { more, answered: [] };
  const actors = await actorsOf(
    ctx,
    rows.map((r) => r.userid),
  );
  const turns: Turn[] = [];
  for (const message of rows) {
    const row = dialogues.get(message.userid);
    if (!row) throw new Error('a message without a dialogue');
    const known = actors.get(message.userid) ?? (await becomeFirstOwner(ctx, message.userid));
    turns.push(await oneTurn(ctx, message, row, known));
  }
  return { more, answered: await finish(ctx, turns) };
}

async function oneTurn(ctx: Ctx, message: InboxRow, row: DialogueRow, known: Actor | null): Promise<Turn> {
  const startedAt = performance.now();
  const turn = newTurn(message, row, known ?? stranger(message.userid));
  const inner: Ctx = { ...ctx, actor: known };
  beginTurn(inner, turn);
  await inItsChat(inner, turn, async () => {
    try {
      await route(inner, turn, known !== null);
    } catch (error) {
      if (endsTransaction(error)) throw error;
      turn.out.length = 0;
      await failed(inner, turn, null, {}, error);
    }
  });
  turn.durationMs = Math.round(performance.now() - startedAt);
  return turn;
}

const newTurn = (message: InboxRow, row: DialogueRow, actor: Actor): Turn => ({
  message,
  words: '',
  actor,
  row,
  place: placeOf(message.message),
  confidential: false,
  out: [],
  pressed: null,
  notes: [],
  updates: [],
  failed: false,
  durationMs: 0,
});

const stranger = (userid: string): Actor => ({
  userid,
  name: userid,
  roles: [],
  scope: 'own',
  department: null,
  language: 'zh',
});
