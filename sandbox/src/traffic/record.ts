import { nowOf } from '../clock/clock';
import type { World } from '../world';
import type { Exchange } from './exchange';

const KEPT = 2_000;
const LONGEST = 16_000;

/** Remembers one exchange, the newest two thousand of them. Callers leave secrets and tokens out. */
export function record(world: World, exchange: Omit<Exchange, 'id' | 'at'>): void {
  const { traffic } = world;
  traffic.kept.push({
    id: traffic.next++,
    at: nowOf(world.clock).toISOString(),
    ...exchange,
    request: exchange.request.slice(0, LONGEST),
    answer: exchange.answer?.slice(0, LONGEST) ?? null,
  });
  if (traffic.kept.length > KEPT) traffic.kept.splice(0, traffic.kept.length - KEPT);
}
