import { byteLength } from '@cunkebao/shared/dialogue';
import type { Outgoing } from '../render';
import { botCard, lostWords } from './botCard';

/** One answer of the bot, and what does not fit into it. */
export interface BotAnswer {
  text: string;
  card: Record<string, unknown> | null;
  pictures: { report: string; key: string }[];
  rest: Outgoing[];
}

/** wecom-api.md §6.2: 20,480 bytes of words, one card, ten pictures */
const TEXT_BYTES = 20_000;
const PICTURES = 10;

/** Puts messages together as far as one answer of the bot holds them; files never are part of it. */
export function botAnswer(messages: readonly Outgoing[]): BotAnswer {
  const answer: BotAnswer = { text: '', card: null, pictures: [], rest: [] };
  for (const m of messages) {
    const words = m.kind === 'card' ? lostWords(cardOf(m)).join('\n') : wordsIn(m);
    const text = [answer.text, words].filter((t) => t !== '').join('\n\n');
    if (!takes(answer, m) || byteLength(text) > TEXT_BYTES) answer.rest.push(m);
    else {
      answer.text = text;
      if (m.kind === 'card') answer.card = botCard(cardOf(m));
      if (m.kind === 'picture') answer.pictures.push(m.body as { report: string; key: string });
    }
  }
  return answer;
}

function takes(answer: BotAnswer, { kind }: Outgoing): boolean {
  if (answer.rest.length > 0) return false; // nothing overtakes
  if (kind === 'text') return answer.card === null;
  if (kind === 'card') return answer.card === null;
  return kind === 'picture' && answer.pictures.length < PICTURES;
}

export const cardOf = (m: { body: Record<string, unknown> }): Record<string, unknown> =>
  m.body['template_card'] as Record<string, unknown>;

const LINK = /<a href="([^"]+)">([^<]+)<\/a>/g;

/** The words of a text as the bot writes them: a link in an app's text is a tag, the bot's are Markdown. */
export function wordsIn(m: { body: Record<string, unknown> }): string {
  const { content = '' } = (m.body['text'] ?? {}) as { content?: string };
  return content.replace(LINK, '[$2]($1)');
}
