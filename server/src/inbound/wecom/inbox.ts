import { randomBytes } from 'node:crypto';
import type { Lane } from '../../infra/mysql/lane';
import type { Clock } from '../../kernel';
import type { Arrival } from './arrival';

interface Waiting {
  arrival: Arrival;
  /** nobody's response waits for the answer: it goes through the outbox */
  acknowledged: boolean;
  token: string;
  resolve(fresh: boolean): void;
  reject(error: unknown): void;
}

const BATCH = 100;

/**
 * Keeps callbacks before any work is done on them. Those that come while an insert is under way go together in the
 * next one, so that load makes batches larger instead of more. A key that exists is not kept twice: `fresh` is false.
 */
export function makeInbox(lane: Lane, clock: Clock) {
  const waiting: Waiting[] = [];
  const node = randomBytes(3).toString('hex');
  let count = 0;
  let busy = false;

  const pump = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    await new Promise((r) => setImmediate(r)); // what arrived in this turn of the loop goes together
    while (waiting.length > 0) await keep(lane, clock.now(), waiting.splice(0, BATCH));
    busy = false;
  };

  return {
    keep: (arrival: Arrival, acknowledged = false): Promise<boolean> =>
      new Promise((resolve, reject) => {
        count = (count + 1) % 0xffffff;
        waiting.push({
          arrival,
          acknowledged,
          token: node + count.toString(16).padStart(6, '0'),
          resolve,
          reject,
        });
        void pump();
      }),
  };
}

const COLUMNS = 'dedupe_key, arrival, userid, sent_at, msg_no, message, reply_mode, received_at';

async function keep(lane: Lane, now: Date, batch: readonly Waiting[]): Promise<void> {
  try {
    const values = batch.flatMap(({ arrival: a, acknowledged, token }) => [
      a.key,
      token,
      a.userid,
      a.sentAt,
      a.msgNo,
      JSON.stringify(a.message),
      acknowledged ? 'outbox' : null,
      now,
    ]);
    const rows = batch.map(() => '(?, ?, ?, ?, ?, ?, ?, ?)').join(', ');
    const result = await lane.query<{ affectedRows: number }>(
      `INSERT IGNORE INTO inbound_messages (${COLUMNS}) VALUES ${rows}`,
      values,
    );
    const mine = result.affectedRows === batch.length ? null : await tokensKept(lane, batch);
    for (const w of batch) w.resolve(mine?.has(w.token) ?? true);
  } catch (error) {
    for (const w of batch) w.reject(error);
  }
}

/** Some keys existed already: which rows are ours tells the token they were kept with. */
async function tokensKept(lane: Lane, batch: readonly Waiting[]): Promise<Set<string>> {
  const rows = await lane.query<{ arrival: string }[]>(
    'SELECT arrival FROM inbound_messages WHERE dedupe_key IN (?)',
    [batch.map((w) => w.arrival.key)],
  );
  return new Set(rows.map((r) => r.arrival));
}
