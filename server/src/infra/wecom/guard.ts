import { WecomFault } from '../../kernel';
import type { Metrics } from '../metrics/metrics';
import { admit, CLOSED, failed, succeeded, type Breaker } from './breaker';
import type { Answer, Request } from './http';

/** `before` is done when the call is let through, and may refuse it too. */
export type Exchange = (request: Request, before?: () => Promise<void>) => Promise<Answer>;

interface Parts {
  exchange: (request: Request) => Promise<Answer>;
  /** the address, as metrics name it */
  origin: string;
  metrics: Metrics;
  /** the machine's time: an outage is not over because the product's clock was turned */
  now: () => number;
}

const STATES: Record<Breaker['kind'], number> = { closed: 0, halfOpen: 1, open: 2 };

/** Stops calling an address that does not answer, and tries one call now and then. */
export function makeGuard({ exchange, origin, metrics, now }: Parts): Exchange {
  let breaker = CLOSED;
  const become = (next: Breaker): void => {
    breaker = next;
    metrics.wecomBreaker.set({ origin }, STATES[next.kind]);
  };
  become(breaker);
  const letThrough = ({ endpoint }: Request): Breaker => {
    const { next, waitMs } = admit(breaker, now());
    if (waitMs === 0) return next;
    metrics.wecomHeld.inc({ endpoint, why: 'breaker' });
    throw new WecomFault(0, 'backoff', `${endpoint}: WeCom is not there`, false, Math.ceil(waitMs));
  };
  return async (request, before) => {
    letThrough(request);
    await before?.();
    become(letThrough(request));
    try {
      const answer = await exchange(request);
      become(succeeded());
      return answer;
    } catch (error) {
      if (error instanceof WecomFault && error.action === 'retry')
        become(failed(breaker, now(), Math.random()));
      throw error;
    }
  };
}
