import type { Log } from '../../kernel';
import type { Connection } from './connection';
import type { Lease } from './lease';
import type { Link } from './link';

interface Parts {
  lease: Lease;
  log: Log;
  /** made anew whenever this process becomes the holder; `giveUp` lets another process try */
  connect: (giveUp: () => void) => Connection;
  /** what else only the holder does */
  serve: (fence: number) => { stop(): void };
}

export interface Holder {
  /** the connection, when this process holds a live and subscribed one */
  link(): Link | null;
  stop(): Promise<void>;
}

interface Held {
  fence: number;
  /** the machine's time until which nobody else can have the lease */
  safeUntil: number;
  connection: Connection;
  orders: { stop(): void };
}

const LOOK_MS = 1_000;
const SIT_OUT_MS = 6_000;

/**
 * Keeps exactly one connection of the bot over all processes: whoever has the lease connects, whoever cannot renew it
 * in time lets go by itself, before somebody else may take it.
 */
export function holdBot(parts: Parts): Holder {
  const { lease, log } = parts;
  const seat = makeSeat(parts);
  let stopped = false;
  let timer: NodeJS.Timeout | null = null;

  const look = async (): Promise<void> => {
    try {
      await (seat.held() ? seat.renew() : seat.take());
    } catch (error) {
      log.warn({ area: 'bot', error: String(error) }, 'lease not seen');
    }
    const held = seat.held();
    if (held && Date.now() > held.safeUntil) seat.leave('the lease could not be renewed');
    timer = setTimeout(next, LOOK_MS * (0.75 + Math.random() / 2));
  };
  let working = look();
  function next(): void {
    working = stopped ? Promise.resolve() : look();
  }
  return {
    link() {
      const held = seat.held();
      return held && Date.now() <= held.safeUntil ? held.connection.ready() : null;
    },
    async stop() {
      stopped = true;
      await working;
      if (timer) clearTimeout(timer);
      const fence = seat.held()?.fence;
      seat.leave('the process stops');
      if (fence !== undefined) await lease.release(fence).catch(() => undefined);
    },
  };
}

/** What this process has while it is the holder. */
function makeSeat({ lease, log, connect, serve }: Parts) {
  let held: Held | null = null;
  let notBefore = 0;

  const leave = (why: string): void => {
    if (!held) return;
    log.warn({ area: 'bot', fence: held.fence, why }, 'the bot is held no longer');
    const { connection, orders } = held;
    held = null;
    orders.stop();
    connection.stop();
  };
  const letOthersTry = (): void => {
    const fence = held?.fence;
    leave('it cannot be reached from here');
    notBefore = Date.now() + SIT_OUT_MS;
    if (fence !== undefined) void lease.release(fence).catch(() => undefined);
  };
  return {
    held: () => held,
    leave,
    async take(): Promise<void> {
      const at = Date.now();
      const fence = at < notBefore ? null : await lease.take();
      if (fence === null) return;
      log.info({ area: 'bot', fence }, 'the bot is held here');
      held = { fence, safeUntil: at + lease.safeMs, connection: connect(letOthersTry), orders: serve(fence) };
      held.connection.start();
    },
    async renew(): Promise<void> {
      const at = Date.now();
      const mine = held;
      if (!mine) return;
      if (await lease.renew(mine.fence)) mine.safeUntil = at + lease.safeMs;
      else leave('somebody else has the lease');
    },
  };
}
