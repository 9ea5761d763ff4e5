import { clockOf, dayOf, addDays, toWall } from '@cunkebao/shared/kernel';
import type { ChatMessage } from '../../../src/live';

export interface ChatLine {
  message: ChatMessage;
  /** stands above the message when time has passed since the one before */
  divider: string | null;
}

const QUIET_MS = 5 * 60_000;

/** Puts a time divider wherever more than five minutes, or midnight in the tenant zone, lie between two messages. */
export function chatLines(messages: ChatMessage[], tz: string, today: string): ChatLine[] {
  return messages.map((message, i) => {
    const before = messages[i - 1];
    const at = new Date(message.at);
    const apart =
      !before ||
      Math.abs(at.getTime() - Date.parse(before.at)) > QUIET_MS ||
      dayOf(at, tz) !== dayOf(new Date(before.at), tz);
    return { message, divider: apart ? dividerOf(at, tz, today) : null };
  });
}

function dividerOf(at: Date, tz: string, today: string): string {
  const day = dayOf(at, tz);
  const time = clockOf(at, tz);
  if (day === today) return time;
  if (day === addDays(today, -1)) return `昨天 ${time}`;
  const wall = toWall(at, tz);
  const year = day.slice(0, 4) === today.slice(0, 4) ? '' : `${wall.year}年`;
  return `${year}${wall.month}月${wall.day}日 ${time}`;
}
