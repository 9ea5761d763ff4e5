import type { Server } from 'node:http';
import { BEAT_SECONDS } from '@cunkebao/shared/fleet';
import type { Metrics } from '../../infra/metrics/metrics';
import type { Phones } from '../../infra/phones/route';
import type { Beat, Clock, Log, Module, PhoneDoor, Transact } from '../../kernel';
import { makeBeats } from './beats';
import { farewell } from './farewell';
import { openLine, type Line } from './line';
import { deviceOf, makeReception } from './reception';
import { makeSeats, type Seats } from './seats';
import { onAgentUpgrade } from './upgrade';

interface GatewayParts {
  server: Server;
  transact: Transact;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  modules: readonly Module[];
  phones: Phones;
  node: string;
}

/** Machine time, not the product's: a turned clock must not make a phone silent. */
const TIMING = { flushMs: 1000, lookMs: 5000, greetMs: 10_000, newPerSecond: 500, patienceMs: 30_000 };

/**
 * The door of the phones: WebSocket on `/agent` (fleet.md §2). It holds sockets and nothing else: every fact is in
 * MySQL, so a gateway that dies loses no more than a second of heartbeats.
 */
export function openGateway(
  parts: GatewayParts,
  timing: Partial<typeof TIMING> = {},
): { stop(): Promise<void> } {
  const { transact, log, metrics, phones, clock } = parts;
  const time = { ...TIMING, ...timing };
  const door = doorOf(parts.modules);
  const seats = makeSeats(metrics);
  const lines = new Set<Line>();
  let stopping = false;
  const beats = makeBeats({ everyMs: time.flushMs, log, store: beatStore(parts, door, seats) });
  const serving = phones.serve(seats).catch((error: unknown) => {
    log.warn({ area: 'phones', error: String(error) }, 'gateway has no lease yet');
  });
  const reception = makeReception({ ...parts, door, seats, beats, isStopping: () => stopping });
  const upgrade = onAgentUpgrade(parts.server, time.newPerSecond, (ws) => {
    const line = openLine(ws, {
      ...{ clock, log, metrics, beatSeconds: BEAT_SECONDS, greetMs: time.greetMs },
      ...reception,
      greet: (l, hello, nonce) => serving.then(() => reception.greet(l, hello, nonce)),
      ended: (l) => {
        lines.delete(l);
        return reception.ended(l);
      },
    });
    lines.add(line);
  });
  const look = setInterval(() => {
    seats.look(performance.now(), (line) => transact((ctx) => door.lost(ctx, deviceOf(line), 'silent')));
  }, time.lookMs);

  return {
    /** Nothing new for these phones, then they are sent to whoever is there; their absence is the sweep's business. */
    async stop() {
      stopping = true;
      clearInterval(look);
      upgrade.stop();
      const open = [...lines];
      await transact((ctx) => door.drain(ctx, parts.node)).catch((error: unknown) => {
        log.warn({ area: 'phones', error: String(error) }, 'not marked as draining');
      });
      await farewell(lines, { patienceMs: time.patienceMs, busy: busyPhones(parts, door) });
      await Promise.all(open.map((l) => l.settled()));
      await beats.stop();
      for (const line of open) line.cut();
      await phones.retire();
    },
  };
}

/** Beats go to MySQL, and each renews the phone's owner key; a key that somebody newer has ends the line here. */
function beatStore({ transact, phones, node }: GatewayParts, door: PhoneDoor, seats: Seats) {
  return async (batch: readonly Beat[]): Promise<void> => {
    await transact((ctx) => door.beats(ctx, node, batch));
    for (const b of batch)
      phones.own(b.device, b.generation).then(
        (mine) => mine || seats.takenOver(b.device, b.generation),
        () => undefined, // Redis is away: the next beat tries again
      );
  };
}

/** Without the database nobody can tell: then nobody is waited for. */
function busyPhones({ transact }: GatewayParts, door: PhoneDoor) {
  return async (devices: readonly string[]): Promise<ReadonlySet<string>> =>
    new Set(await transact((ctx) => door.busy(ctx, devices)).catch(() => []));
}

function doorOf(modules: readonly Module[]): PhoneDoor {
  const door = modules.find((m) => m.phoneDoor)?.phoneDoor;
  if (!door) throw new Error('no module owns the devices');
  return door;
}
