import { createHash } from 'node:crypto';
import { canonicalJson } from '@cunkebao/shared/dialogue';
import type { Answered, Ctx, PassiveReply } from '../../kernel';
import { wordsOf } from '@cunkebao/shared/kernel';
import { botLetters, botPassive, halvesOf } from './bot/letters';
import { cardWords } from './cardWords';
import type { Letters } from './letters';
import { planTurns, requestUpdate } from './post';
import { pressedCard } from './press';
import { textMessage, type Outgoing } from './render';
import { appendAudit, type AuditRow } from './store/audit';
import { lockCard, saveCard, type Card } from './store/cards';
import { saveDialogues } from './store/dialogues';
import { close, closePassively, markFailed } from './store/inbox';
import { wasPlanned } from './store/outbox';
import type { Turn } from './turn';

/** Older than this, no response of the callback waits for the answer any more; */
const PASSIVE_MS = 3000;
/** nor does the stream a callback of the bot opened, which WeCom follows for six minutes (wecom-api.md §6.2). */
const STREAM_MS = 5.5 * 60_000;

/** Stores all these turns led to. Tells what their callbacks' responses should carry, when they are still in time. */
export async function finish(ctx: Ctx, turns: readonly Turn[]): Promise<Answered[]> {
  await appendAudit(
    ctx,
    turns.flatMap((t) => auditRows(ctx, t)),
  );
  await saveDialogues(
    ctx,
    turns.map((t) => t.row),
  );
  const passive = new Map(turns.flatMap((t) => entryOf(t)));
  const late = await closePassively(
    ctx,
    [...passive].map(([id, { reply }]) => ({ id, reply })),
  );
  for (const id of late) passive.delete(id);
  await close(
    ctx,
    turns.map((t) => t.message.id).filter((id) => !passive.has(id)),
  );
  await markFailed(
    ctx,
    turns.filter((t) => t.failed).map((t) => t.message.id),
  );
  for (const turn of turns) {
    const reply = passive.get(turn.message.id);
    if (!reply) await changeLate(ctx, turn);
    for (const id of turn.updates) await requestUpdate(ctx, id);
  }
  const letters = [];
  for (const t of turns) letters.push(...(await lettersOf(ctx, t, passive.get(t.message.id)?.rest ?? null)));
  await planTurns(ctx, letters);
  return turns.map((t) => ({ key: t.message.key, passive: passive.get(t.message.id)?.reply ?? null }));
}

function entryOf(turn: Turn): [string, { reply: PassiveReply; rest: Outgoing[] }][] {
  const { acknowledged, ageMs } = turn.message;
  const patience = turn.place.bot?.asked === 'message' ? STREAM_MS : PASSIVE_MS;
  const passive = !acknowledged && ageMs < patience ? passiveOf(turn) : null;
  return passive ? [[turn.message.id, passive]] : [];
}

/** A press may be answered with a change of its card, anything else with one text (wecom-api.md §1.6). */
function passiveOf(turn: Turn): { reply: PassiveReply; rest: Outgoing[] } | null {
  if (turn.place.bot) return botPassive(turn, halves(turn).here);
  if (turn.pressed) return { reply: turn.pressed, rest: turn.out };
  if (turn.message.message.Event === 'template_card_event') return null;
  const [first, ...rest] = turn.out;
  if (first?.kind !== 'text') return null;
  const { content } = first.body['text'] as { content: string };
  return { reply: { type: 'text', content }, rest };
}

/** The press's response is gone: its card is changed through the API. */
async function changeLate(ctx: Ctx, turn: Turn): Promise<void> {
  if (turn.pressed?.type !== 'card') return;
  const card = await lockCard(ctx, pressedCard(turn.message.message));
  if (!card) return;
  if (turn.place.bot) return changeBotCard(ctx, turn, card, turn.pressed.card);
  await saveCard(ctx, { ...card, wanted: turn.pressed.card });
  turn.updates.push(card.id);
}

/** The bot's cards change in the answer to their press alone; over callbacks that one is gone, so it is told in words. */
async function changeBotCard(ctx: Ctx, turn: Turn, card: Card, shown: Card['card']): Promise<void> {
  await saveCard(ctx, { ...card, card: shown, wanted: null });
  if (turn.place.bot?.via === 'callback') turn.out.unshift(textMessage(cardWords(shown)));
}

const halves = (turn: Turn): ReturnType<typeof halvesOf> => halvesOf(turn, wordsOf(turn.actor.language));

/** `left`: what its own response does not carry; null: there is none. */
async function lettersOf(ctx: Ctx, turn: Turn, left: Outgoing[] | null): Promise<Letters[]> {
  const { id, userid } = turn.message;
  const { bot } = turn.place;
  if (!bot) return [{ to: userid, key: `m${id}`, messages: left ?? turn.out }];
  const busy = bot.via === 'socket' && (await wasPlanned(ctx, `busy${id}-0`));
  const { here, home } = halves(turn);
  return botLetters(turn, left ?? here, home, busy);
}

/** Each entry carries the hash of the one before it: one that is changed or missing breaks the chain. */
function auditRows(ctx: Ctx, turn: Turn): AuditRow[] {
  return turn.notes.map((note) => {
    const facts = {
      userid: turn.actor.userid,
      seq: turn.row.auditCount + 1,
      at: ctx.now,
      inboundId: turn.message.id,
      words: turn.words.slice(0, 1000),
      command: note.command,
      args: note.args,
      targets: note.targets ?? null,
      decision: note.decision,
      digest: note.digest ?? null,
      result: note.result.slice(0, 500),
      changed: note.changed ?? null,
      durationMs: turn.durationMs,
      traceId: ctx.traceId,
      previous: turn.row.auditHead,
    };
    const hash = createHash('sha256').update(canonicalJson(facts)).digest('hex');
    turn.row.auditHead = hash;
    turn.row.auditCount += 1;
    return { ...facts, hash };
  });
}
