import type { Ctx, WecomFault } from '../../kernel';
import { wordsOf } from '@cunkebao/shared/kernel';
import { actorsOf, ownersOf } from '../operators';
import { tellAtHome } from './bot/tellAtHome';
import { groupOf } from './groupAddress';
import type { Ready } from './outboxReady';
import { botNoteOf } from './place';
import { planUpdate } from './planUpdate';
import { textMessage } from './render';
import { addCodes, lockCard, saveCard } from './store/cards';
import { confirm, maybeSent, plan, putBack, type OutboxRow } from './store/outbox';

export type Outcome =
  | { kind: 'sent'; msgid: string | null; responseCode: string | null; refused: boolean }
  | { kind: 'uploaded'; mediaId: string }
  | { kind: 'failed'; fault: WecomFault }
  /** an earlier message failed, so this one was not tried */
  | { kind: 'untouched' };

/** How long to wait before the next look at this person's messages, and who else has got messages now. */
export interface Next {
  waitMs: number;
  wake: string[];
}

/** Records what came of these messages, all that went well at once. */
export async function settleAll(
  ctx: Ctx,
  all: readonly { ready: Ready; outcome: Outcome }[],
): Promise<Map<string, Next>> {
  const sent = all.flatMap(({ ready: { row }, outcome }) =>
    outcome.kind === 'sent' && !outcome.refused ? [{ ...outcome, row }] : [],
  );
  await confirm(
    ctx,
    sent.map(({ row, msgid }) => ({ id: row.id, msgid })),
  );
  const codes = sent.flatMap(({ row: { cardId }, responseCode: code }) =>
    cardId && code ? [{ cardId, code }] : [],
  );
  for (const cardId of await addCodes(ctx, codes)) await planUpdate(ctx, cardId);
  const next = new Map<string, Next>();
  for (const { ready, outcome } of all) {
    const { waitMs, wake } = await settle(ctx, ready, outcome);
    const before = next.get(ready.row.userid) ?? AT_ONCE;
    next.set(ready.row.userid, {
      waitMs: Math.max(before.waitMs, waitMs),
      wake: [...before.wake, ...wake],
    });
  }
  return next;
}

const MOST_ATTEMPTS = 60;
/** then the person reads it in the app's chat: about a minute after the bot could not be reached */
const MOST_BOT_ATTEMPTS = 8;
const LONGEST_WAIT_MS = 60_000;
/** a response code that is used, unknown or too old (wecom-api.md §4.3) */
const CODE_SPENT = 60140;
const AT_ONCE: Next = { waitMs: 0, wake: [] };

async function settle(ctx: Ctx, { row }: Ready, outcome: Outcome): Promise<Next> {
  switch (outcome.kind) {
    case 'untouched':
      await putBack(ctx, row, maybeSent(row) ? 'submitted' : 'planned', null, 0);
      return AT_ONCE;
    case 'uploaded':
      await putBack(ctx, asMessage(row, outcome.mediaId), 'planned', null, 0);
      return AT_ONCE;
    case 'sent':
      return outcome.refused ? giveUp(ctx, row, 'invaliduser') : AT_ONCE;
    case 'failed':
      return afterFault(ctx, row, outcome.fault);
  }
}

/** The media id is kept before picture or sheet is sent, so that a repeated send is the same bytes. */
function asMessage(row: OutboxRow, mediaId: string): OutboxRow {
  const kind = row.kind === 'sheet' ? 'file' : 'image';
  return { ...row, kind, body: { msgtype: kind, [kind]: { media_id: mediaId }, drawnFrom: row.body } };
}

/** What the message was before its upload, which WeCom has forgotten; null for one that had none. */
function asDrawing(row: OutboxRow): OutboxRow | null {
  if (row.kind !== 'image' && row.kind !== 'file') return null;
  const kind = row.kind === 'file' ? 'sheet' : 'picture';
  return { ...row, kind, body: row.body['drawnFrom'] as OutboxRow['body'] };
}

async function afterFault(ctx: Ctx, row: OutboxRow, fault: WecomFault): Promise<Next> {
  const facts = { area: 'conversation', outbox: row.id, errcode: fault.errcode, attempt: row.attempts + 1 };
  ctx.log.warn({ ...facts, error: fault.message }, 'message not sent');
  if (row.kind === 'update' && fault.errcode === CODE_SPENT) return codeSpent(ctx, row);
  switch (fault.action) {
    case 'giveUp':
      return giveUp(ctx, row, fault.message);
    case 'reupload': {
      const drawing = row.attempts < MOST_ATTEMPTS ? asDrawing(row) : null;
      return drawing ? again(ctx, drawing, fault, 1000) : giveUp(ctx, row, fault.message);
    }
    case 'backoff':
    case 'configure':
      return again(ctx, row, fault, fault.waitMs ?? LONGEST_WAIT_MS);
    case 'retry':
      if (row.attempts >= (botNoteOf(row) ? MOST_BOT_ATTEMPTS : MOST_ATTEMPTS))
        return giveUp(ctx, row, fault.message);
      return again(ctx, row, fault, Math.min(LONGEST_WAIT_MS, 500 * 2 ** Math.min(row.attempts, 7)));
  }
}

async function again(ctx: Ctx, row: OutboxRow, fault: WecomFault, waitMs: number): Promise<Next> {
  const maybeDone = fault.uncertain || maybeSent(row);
  await putBack(ctx, row, maybeDone ? 'submitted' : 'planned', fault.message, waitMs);
  return { waitMs, wake: [] };
}

/** Spent by a try of ours whose answer never came → it worked. Otherwise the next code is tried, or words. */
async function codeSpent(ctx: Ctx, row: OutboxRow): Promise<Next> {
  const card = await lockCard(ctx, row.cardId ?? '');
  if (maybeSent(row) || !card) await confirm(ctx, [{ id: row.id, msgid: null }]);
  else {
    await saveCard(ctx, { ...card, wanted: card.wanted ?? card.card });
    await putBack(ctx, { ...row, body: {} }, 'planned', 'response code spent', 0);
  }
  return AT_ONCE;
}

/** Nobody waits for it any more; the owners learn that a message did not arrive. */
async function giveUp(ctx: Ctx, row: OutboxRow, error: string): Promise<Next> {
  await putBack(ctx, row, 'failed', error, 0);
  const reader = await tellAtHome(ctx, row);
  if (reader !== null) return { waitMs: 0, wake: [reader] };
  if (row.key.startsWith(NOTICE)) return AT_ONCE;
  const wake: string[] = [];
  const others = (await ownersOf(ctx)).filter((o) => o !== row.userid);
  const people = others.length > 0 ? await actorsOf(ctx, others) : new Map<string, never>();
  for (const userid of others) {
    const { kind, body, cardId } = textMessage(
      wordsOf(people.get(userid)?.language)(
        `⚠️ 有一条消息没能发给 ${groupOf(row) ?? botNoteOf(row)?.place.userid ?? row.userid}（${error.slice(0, 80)}）`,
        `⚠️ A message could not be sent to ${row.userid} (${error.slice(0, 80)})`,
      ),
    );
    if ((await plan(ctx, [{ key: `${NOTICE}${row.id}-${userid}`, userid, kind, body, cardId }])) > 0)
      wake.push(userid);
  }
  return { waitMs: 0, wake };
}

const NOTICE = 'unsent-';
