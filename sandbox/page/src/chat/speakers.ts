import type { ChatMessage } from '../../../src/live';
import type { Speaker } from './MessageRow';

export type Names = Readonly<Record<string, string>>;

const ROBOT = 'robot:';
export const BOT = 'bot';

/** Who says each line, by its id; none for the app. The same person is the same object, so that rows stay drawn. */
export function speakersOf(
  messages: readonly ChatMessage[],
  names: Names,
  owner: Speaker,
): Map<string, Speaker> {
  const known = new Map<string, Speaker>([[owner.userid, owner]]);
  const byMessage = new Map<string, Speaker>();
  for (const message of messages) {
    const from = message.bot ? BOT : message.from;
    if (from === 'app') continue;
    const speaker = known.get(from) ?? { userid: from, name: nameOf(from, names) };
    known.set(from, speaker);
    byMessage.set(message.id, speaker);
  }
  return byMessage;
}

function nameOf(from: string, names: Names): string {
  if (from.startsWith(ROBOT)) return from.slice(ROBOT.length);
  return names[from] ?? (from === BOT ? '智能机器人' : from);
}
