import { z } from 'zod';
import { job, type WecomMessage } from '../../../kernel';
import { planTurns } from '../post';
import { textMessage } from '../render';
import { leaveToOutbox } from '../store/inbox';
import { keptWaiting, lockUnanswered } from '../store/kept';

/** conversation.md §5.7 */
const PATIENCE_SECONDS = 2;

/**
 * 处理中… to whoever waits longer than two seconds: WeCom shows nobody that an answer is being made. Read from the
 * tables, so that it does not matter which process works on the answer or whether it died. The line is planned under
 * the message's lock and before the answer, which from then on goes through the outbox, behind it; its key makes it
 * one per turn, however often the turn is repeated.
 */
export const sayBusy = job({
  name: 'conversation.sayBusy',
  queue: 'work',
  data: z.object({}),
  attempts: 1,
  everySeconds: 1,

  async run(ctx) {
    const waiting = (await keptWaiting(ctx, PATIENCE_SECONDS)).filter((w) => isSpoken(w.message));
    const unanswered = await lockUnanswered(
      ctx,
      waiting.map((w) => w.id),
    );
    const told = waiting.filter((w) => unanswered.has(w.id));
    await leaveToOutbox(
      ctx,
      told.map((w) => w.id),
    );
    await planTurns(
      ctx,
      told.map((w) => ({ to: w.userid, key: `busy${w.id}`, messages: [textMessage('处理中…')] })),
    );
  },
});

const PRESSED = new Set(['template_card_event', 'click']);

/** Who opens the app or adds a customer has asked for nothing. */
const isSpoken = ({ MsgType: type, Event: event }: WecomMessage): boolean =>
  type !== 'event' || PRESSED.has(event ?? '');
