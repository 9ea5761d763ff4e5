import { WecomFault, type Outside } from '../../kernel';
import type { Ready } from './outboxReady';
import type { Outcome } from './outboxSettle';
import { maybeSent } from './store/outbox';

/** Given up: a second message would be worse than a missing one, and people are told. */
export const mayHaveArrived = (): WecomFault =>
  new WecomFault(0, 'giveUp', '企业微信没有回答，可能已经送达，为免重复没有再发');

/** One message into a group, which has no duplicate check: not again when an earlier try may have been carried out. */
export async function sendToGroup(
  outside: Outside,
  group: string,
  { row, figures }: Ready,
): Promise<Outcome> {
  const sent: Outcome = { kind: 'sent', msgid: null, responseCode: null, refused: false };
  if (maybeSent(row)) throw mayHaveArrived();
  const { text } = row.body as { text?: { content: string } };
  if (!figures && !text) throw new WecomFault(0, 'giveUp', 'a group takes words and pictures');
  const message = figures ? { picture: await figures.draw() } : { text: text?.content ?? '' };
  await outside.wecom.sendToGroup(group, message);
  return sent;
}
