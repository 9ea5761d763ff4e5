import { WecomFault, type Outside } from '../../kernel';
import type { Ready } from './outboxReady';
import type { Outcome } from './outboxSettle';

/** One message into a group; not again when an earlier try may have been carried out. */
export async function sendToGroup(
  outside: Outside,
  group: string,
  { row, figures }: Ready,
): Promise<Outcome> {
  const sent: Outcome = { kind: 'sent', msgid: null, responseCode: null, refused: false };
  if (row.state !== 'planned') return sent;
  const { text } = row.body as { text?: { content: string } };
  if (!figures && !text) throw new WecomFault(0, 'giveUp', 'a group takes words and pictures');
  const message = figures ? { picture: await figures.draw() } : { text: text?.content ?? '' };
  await outside.wecom.sendToGroup(group, message);
  return sent;
}
