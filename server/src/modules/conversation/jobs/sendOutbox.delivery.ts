import { z } from 'zod';
import { delivery, WecomFault, type Outside } from '../../../kernel';
import { sendToBot } from '../bot/sendToBot';
import { groupOf } from '../groupAddress';
import { ready, type Ready } from '../outboxReady';
import { settleAll, type Outcome } from '../outboxSettle';
import { onlyOnceSeconds } from '../onlyOnce';
import { botNoteOf } from '../place';
import { mayHaveArrived, sendToGroup } from '../sendToGroup';
import { lockWaiting, reserve, waitingAmong } from '../store/outbox';

/** people served by one job */
export const MOST_AT_ONCE = 50;

/**
 * Sends what waits for these people: to each one after the other, oldest first, one worker at a time. A crash after
 * `send` sends the same bytes again, and WeCom's duplicate check delivers them once (conversation.md §5.7).
 */
export const sendOutbox = delivery({
  name: 'conversation.sendOutbox',
  queue: 'outbox',
  data: z.object({ userids: z.array(z.string().min(1).max(64)).min(1).max(MOST_AT_ONCE) }),

  async prepare(ctx, { userids }): Promise<Ready[][] | null> {
    const people: Ready[][] = [];
    for (const rows of await lockWaiting(ctx, userids)) {
      const messages = await ready(ctx, rows);
      if (messages.length > 0) people.push(messages);
    }
    await reserve(
      ctx,
      people.flat().map((m) => m.row),
    );
    return people.length > 0 ? people : null;
  },

  send: (outside, people): Promise<{ ready: Ready; outcome: Outcome }[]> =>
    Promise.all(people.map((messages) => sendTo(outside, messages))).then((all) => all.flat()),

  async record(ctx, people, outcomes): Promise<void> {
    const next = await settleAll(ctx, outcomes);
    const wake = [...next.values()].flatMap((n) => n.wake);
    const userids = people.flatMap(([first]) => (first ? [first.row.userid] : []));
    for (const userid of await waitingAmong(ctx, userids)) {
      const delayMs = next.get(userid)?.waitMs ?? 0;
      if (delayMs > 0) ctx.enqueue(sendOutbox, { userids: [userid] }, { delayMs });
      else wake.push(userid);
    }
    if (wake.length > 0) ctx.enqueue(sendOutbox, { userids: [...new Set(wake)].slice(0, MOST_AT_ONCE) });
  },
});

async function sendTo(
  outside: Outside,
  messages: readonly Ready[],
): Promise<{ ready: Ready; outcome: Outcome }[]> {
  const outcomes: { ready: Ready; outcome: Outcome }[] = [];
  let stopped = false;
  for (const message of messages) {
    // What follows a message that failed must not overtake it.
    const outcome: Outcome = stopped ? { kind: 'untouched' } : await sendOne(outside, message);
    stopped ||= outcome.kind === 'failed';
    outcomes.push({ ready: message, outcome });
  }
  return outcomes;
}

async function sendOne(outside: Outside, message: Ready): Promise<Outcome> {
  const { row, figures } = message;
  const { drawnFrom: _, ...body } = row.body;
  const group = groupOf(row);
  const bot = botNoteOf(row);
  if (message.forgotten) return { kind: 'failed', fault: mayHaveArrived() };
  try {
    if (bot) return await sendToBot(outside, bot, message);
    if (group !== null) return await sendToGroup(outside, group, message);
    if (figures) {
      const { mediaId } = await outside.wecom.uploadMedia(figures.type, figures.name, await figures.draw());
      return { kind: 'uploaded', mediaId };
    }
    if (row.kind === 'update') {
      await outside.wecom.updateCard(body);
      return { kind: 'sent', msgid: null, responseCode: null, refused: false };
    }
    const { msgid, responseCode, invalidUsers } = await outside.wecom.send({
      touser: row.userid,
      ...body,
      ...onlyOnce(row.id),
    });
    return { kind: 'sent', msgid, responseCode, refused: invalidUsers.length > 0 };
  } catch (error) {
    return { kind: 'failed', fault: error instanceof WecomFault ? error : unexpected(error) };
  }
}

const onlyOnce = (rowId: string): Record<string, number> => ({
  enable_duplicate_check: 1,
  duplicate_check_interval: onlyOnceSeconds(rowId),
});

const unexpected = (error: unknown): WecomFault =>
  new WecomFault(0, 'giveUp', error instanceof Error ? error.message : String(error));
