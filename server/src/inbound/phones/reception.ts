import { CLOSE } from '@cunkebao/shared/fleet';
import type { Phones } from '../../infra/phones/route';
import type { Metrics } from '../../infra/metrics/metrics';
import type { Clock, Hello, Log, Module, PhoneDoor, Transact } from '../../kernel';
import type { Beats } from './beats';
import { makeIntake } from './intake';
import type { Line, LineParts } from './line';
import type { Seats } from './seats';

const REFUSAL_CODES = {
  badKey: CLOSE.badKey,
  staleTime: CLOSE.badKey,
  unbound: CLOSE.unbound,
  quarantined: CLOSE.quarantined,
  'awaiting-confirmation': 1000,
} as const;
const RETRY_AFTER_MS = {
  badKey: 300_000,
  staleTime: 5_000,
  unbound: 0,
  quarantined: 300_000,
  'awaiting-confirmation': 3_000,
} as const;

interface Parts {
  node: string;
  door: PhoneDoor;
  modules: readonly Module[];
  transact: Transact;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  phones: Phones;
  seats: Seats;
  beats: Beats;
  /** the server closes: absence is nobody's fault */
  isStopping(): boolean;
}

/** What happens on a line: who is let in, where frames go, what its end means. Every fact is kept by the areas. */
export function makeReception(parts: Parts): Pick<LineParts, 'greet' | 'welcomed' | 'take' | 'ended'> {
  const { door, transact, seats, beats } = parts;
  const give = makeIntake(parts);
  return {
    greet: (line, hello, nonce) => greet(parts, line, hello, nonce),
    welcomed: (line) => transact((ctx) => door.opened(ctx, deviceOf(line), parts.node)),
    async take(line, frame) {
      const { id: device, generation } = deviceOf(line);
      if (frame.t === 'hb') beats.add({ device, generation, at: parts.clock.now(), vitals: frame.d });
      else await give({ device: deviceOf(line), body: frame });
    },
    async ended(line) {
      if (!seats.leave(line) || parts.isStopping()) return;
      await beats.finish(deviceOf(line).id); // a beat stored after the loss would bring the phone back
      await transact((ctx) => door.lost(ctx, deviceOf(line), 'closed'));
    },
  };
}

export const deviceOf = (line: Line) => ({ id: line.device ?? '', generation: line.generation });

async function greet(
  { door, transact, log, metrics, phones, seats }: Parts,
  line: Line,
  hello: Hello,
  nonce: string,
): Promise<{ generation: number } | null> {
  const { device } = hello;
  const answer = await transact((ctx) => door.admit(ctx, hello, nonce));
  if (!answer.admitted) {
    metrics.frames.inc({ type: `refused:${answer.reason}` });
    log.warn({ area: 'phones', device, reason: answer.reason }, 'phone refused');
    line.bye(answer.reason, REFUSAL_CODES[answer.reason], RETRY_AFTER_MS[answer.reason]);
    return null;
  }
  const { generation } = answer;
  Object.assign(line, { device, generation });
  if (!seats.take(device, line)) return null;
  const mine = await phones.own(device, generation).catch((error: unknown) => {
    log.warn({ area: 'phones', device, error: String(error) }, 'owner not noted'); // the next beat notes it
    return true;
  });
  if (!mine) seats.takenOver(device, generation);
  return mine ? answer : null;
}
