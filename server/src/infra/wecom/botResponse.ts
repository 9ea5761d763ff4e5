import { WecomFault, type BotMessage } from '../../kernel';
import { done } from './answers';
import type { Call } from './call';

/** One answer more to what was said to the bot, by the code it came with: once within an hour (wecom-api.md §6.4). */
export async function respondByCode(call: Call, code: string, message: BotMessage): Promise<void> {
  const query = { response_code: code };
  await call({ endpoint: 'aibot/response', query, body: bodyOf(message), robot: 'bot' }, done);
}

function bodyOf(message: BotMessage): Record<string, unknown> {
  if (message.kind === 'words') return { msgtype: 'markdown', markdown: { content: message.text } };
  if (message.kind === 'card') return { msgtype: 'template_card', template_card: message.card };
  throw new WecomFault(0, 'giveUp', `a code takes no message of kind ${message.kind}`);
}
