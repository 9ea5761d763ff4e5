import { CLOSE } from '@cunkebao/shared/fleet';
import type { Line } from './line';

/** fleet.md §5: 5 % of the sockets a second; a handful at least, so that a small site stops at once. */
const SHARE = 0.05;
const FEWEST = 5;
const EVERY_MS = 1_000;
const LOOK_MS = 200;
/** phones come back spread over this much each, two seconds at least and a minute at most */
const SPREAD_MS = 20;
const LEAST_SPREAD_MS = 2_000;
const MOST_SPREAD_MS = 60_000;

/**
 * Sends the phones away, a slice a second, each with its own time to come back. One that was just handed an action
 * and has not said `got` is the last to go, so that nobody has to ask what became of it; after `patienceMs` all go.
 */
export async function farewell(
  lines: ReadonlySet<Line>,
  parts: {
    patienceMs: number;
    /** which of these phones were handed something they have not acknowledged */
    busy(devices: readonly string[]): Promise<ReadonlySet<string>>;
  },
): Promise<void> {
  const deadline = performance.now() + parts.patienceMs;
  const slice = Math.max(FEWEST, Math.ceil(lines.size * SHARE));
  const spread = Math.min(MOST_SPREAD_MS, Math.max(LEAST_SPREAD_MS, lines.size * SPREAD_MS));
  const gone = new Set<Line>();
  for (;;) {
    const left = [...lines].filter((line) => !gone.has(line));
    if (left.length === 0) return;
    const isLate = performance.now() > deadline;
    const busy = isLate ? new Set<string>() : await parts.busy(left.flatMap((l) => l.device ?? []));
    const free = left.filter((l) => l.device === null || !busy.has(l.device));
    const going = isLate ? left : free.slice(0, slice);
    for (const line of going) {
      gone.add(line);
      line.bye('restarting', CLOSE.restarting, Math.floor(Math.random() * spread));
    }
    if (gone.size >= lines.size) return;
    await new Promise((r) => setTimeout(r, going.length > 0 ? EVERY_MS : LOOK_MS));
  }
}
