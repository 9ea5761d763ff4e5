import { CLOSE, OFFLINE_AFTER_SECONDS, STALE_AFTER_SECONDS } from '@cunkebao/shared/fleet';
import type { Metrics } from '../../infra/metrics/metrics';
import type { LocalSockets } from '../../infra/phones/route';
import type { Line } from './line';

export interface Seats extends LocalSockets {
  /** one phone, one line: the older of two is told to let go; false when that is the one that came */
  take(device: string, line: Line): boolean;
  /** false when another line has the seat by now */
  leave(line: Line): boolean;
  takenOver(device: string, generation: number): void;
  /** cuts lines on which nothing came for too long, and hands over those that have just become silent */
  look(now: number, silent: (line: Line) => Promise<void>): void;
}

const CODES: Record<string, number> = { unbound: CLOSE.unbound, quarantined: CLOSE.quarantined };
const WAITS_MS: Record<string, number> = { quarantined: 300_000 };

/** Which phone sits on which line of this process. */
export function makeSeats(metrics: Metrics): Seats {
  const seats = new Map<string, Line>();
  const lineOf = (device: string, generation: number): Line | undefined => {
    const line = seats.get(device);
    return line && line.generation <= generation ? line : undefined;
  };
  return {
    take(device, line) {
      const before = seats.get(device);
      const older = before && before.generation > line.generation ? line : before;
      older?.bye('takeover', CLOSE.tookOver);
      if (older === line) return false;
      seats.set(device, line);
      metrics.phones.set(seats.size);
      return true;
    },
    leave(line) {
      if (!line.device || seats.get(line.device) !== line) return false;
      seats.delete(line.device);
      metrics.phones.set(seats.size);
      return true;
    },
    send: (device, generation, body) => {
      const line = seats.get(device);
      return line?.generation === generation && line.send(body);
    },
    drop: (device, generation, reason) =>
      lineOf(device, generation)?.bye(reason, CODES[reason] ?? CLOSE.tookOver, WAITS_MS[reason]),
    takenOver: (device, generation) => lineOf(device, generation)?.bye('takeover', CLOSE.tookOver, 60_000),
    look(now, silent) {
      for (const line of seats.values()) {
        const quiet = (now - line.heardAt) / 1000;
        if (quiet > OFFLINE_AFTER_SECONDS) line.cut();
        else if (quiet > STALE_AFTER_SECONDS && !line.silent) {
          line.silent = true;
          silent(line).catch(() => (line.silent = false));
        }
      }
    },
  };
}
