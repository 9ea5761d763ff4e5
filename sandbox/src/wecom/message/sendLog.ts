import { createHash } from 'node:crypto';
import type { Json } from '../json';

/** What message/send has to remember: repeats, the pace per member, task ids, and who got which message. */
export interface SendLog {
  /** digest of the request → when it was sent and what was answered */
  repeats: Map<string, { at: number; answer: Json }>;
  /** member → moments of the last hour's deliveries */
  pace: Map<string, number[]>;
  taskIds: Set<string>;
  sent: Map<string, { at: number; userids: string[]; taskId: string | null }>;
}

/** How many deliveries one member takes. */
export interface Pace {
  minute: number;
  hour?: number;
  day?: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const APP: Pace = { minute: 30, hour: 1_000 };
const REPEATS_MS = 4 * HOUR_MS;
const KEPT = 10_000;

export const makeSendLog = (): SendLog => ({
  repeats: new Map(),
  pace: new Map(),
  taskIds: new Set(),
  sent: new Map(),
});

export const digestOf = (body: Json): string =>
  createHash('sha256').update(JSON.stringify(body)).digest('hex');

/** The answer given to the same request within the interval, if it was sent then. */
export function repeatedAnswer(log: SendLog, digest: string, now: number, withinMs: number): Json | null {
  const before = log.repeats.get(digest);
  return before && now - before.at < Math.min(withinMs, REPEATS_MS) ? before.answer : null;
}

/** Remembers an accepted request; forgets what no interval reaches any more. */
export function rememberSend(
  log: SendLog,
  digest: string,
  now: number,
  sent: { msgid: string; userids: string[]; taskId: string | null; answer: Json },
): void {
  for (const [key, old] of log.repeats) {
    if (now - old.at < REPEATS_MS) break;
    log.repeats.delete(key);
  }
  log.repeats.delete(digest);
  log.repeats.set(digest, { at: now, answer: sent.answer });
  if (sent.taskId) log.taskIds.add(sent.taskId);
  log.sent.set(sent.msgid, { at: now, userids: sent.userids, taskId: sent.taskId });
  const oldest = log.sent.keys().next().value;
  if (log.sent.size > KEPT && oldest) log.sent.delete(oldest);
}

/** Counts one delivery; false above 30 a minute or 1000 an hour, when WeCom drops it without a word (§4.5). */
export function withinPace(log: SendLog, userid: string, now: number, most: Pace = APP): boolean {
  const span = most.day === undefined ? HOUR_MS : DAY_MS;
  const kept = (log.pace.get(userid) ?? []).filter((at) => now - at < span);
  const within = (ms: number): number => kept.filter((at) => now - at < ms).length;
  const fits =
    within(MINUTE_MS) < most.minute &&
    within(HOUR_MS) < (most.hour ?? Infinity) &&
    within(DAY_MS) < (most.day ?? Infinity);
  if (fits) kept.push(now);
  log.pace.set(userid, kept);
  return fits;
}
