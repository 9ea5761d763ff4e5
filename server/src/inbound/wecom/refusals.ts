import type { Lane } from '../../infra/mysql/lane';
import type { Clock, Log } from '../../kernel';
import type { Refusal } from './refusal';

const EVERY_MS = 500;
const AGAIN_MS = 5000;
const HOUR_MS = 3_600_000;

interface Noted {
  hour: Date;
  fate: string;
  status: number;
  callbacks: number;
  firstAt: Date;
  lastAt: Date;
}

/**
 * The audit of callbacks that were refused: how many of each kind in each hour, written a moment later, so that a flood
 * of them is one row and one statement. A process that is killed loses the last half second of it; the log has it.
 */
export function makeRefusals({ lane, clock, log }: { lane: Lane; clock: Clock; log: Log }) {
  const noted = new Map<string, Noted>();
  let timer: NodeJS.Timeout | null = null;

  const flush = async (): Promise<void> => {
    timer = null;
    const rows = [...noted.values()];
    noted.clear();
    if (rows.length === 0) return;
    try {
      await write(lane, rows);
    } catch (error) {
      log.warn({ area: 'wecom', error: String(error) }, 'refusals not audited');
      for (const row of rows) note(row);
      timer ??= setTimeout(() => void flush(), AGAIN_MS);
    }
  };
  const note = (row: Noted): void => {
    const key = `${row.hour.getTime()} ${row.fate} ${row.status}`;
    const known = noted.get(key);
    if (!known) noted.set(key, { ...row });
    else {
      known.callbacks += row.callbacks;
      if (row.firstAt < known.firstAt) known.firstAt = row.firstAt;
      if (row.lastAt > known.lastAt) known.lastAt = row.lastAt;
    }
  };

  return {
    add({ fate, status }: Refusal): void {
      const now = clock.now();
      const hour = new Date(Math.floor(now.getTime() / HOUR_MS) * HOUR_MS);
      note({ hour, fate, status, callbacks: 1, firstAt: now, lastAt: now });
      timer ??= setTimeout(() => void flush(), EVERY_MS);
    },
    async stop(): Promise<void> {
      if (timer) clearTimeout(timer);
      await flush();
      if (timer) clearTimeout(timer);
    },
  };
}

async function write(lane: Lane, rows: readonly Noted[]): Promise<void> {
  await lane.query(
    `INSERT INTO refused_callbacks (hour, fate, status, callbacks, first_at, last_at)
      VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')}
      ON DUPLICATE KEY UPDATE callbacks = callbacks + VALUES(callbacks),
        first_at = LEAST(first_at, VALUES(first_at)), last_at = GREATEST(last_at, VALUES(last_at))`,
    rows.flatMap((r) => [r.hour, r.fate, r.status, r.callbacks, r.firstAt, r.lastAt]),
  );
}
