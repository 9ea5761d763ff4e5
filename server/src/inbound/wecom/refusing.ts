import type { Context } from 'koa';
import type { Metrics } from '../../infra/metrics/metrics';
import type { Lane } from '../../infra/mysql/lane';
import type { Clock, Log } from '../../kernel';
import { Refusal } from './refusal';
import { makeRefusals } from './refusals';

export interface Refusing {
  /** does it; what it refuses gets a bare status: no stack, no body, no content in the log */
  guard(ctx: Context, route: string, f: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** All refusals but those for our own troubles are audited. */
export function makeRefusing(parts: { lane: Lane; clock: Clock; log: Log; metrics: Metrics }): Refusing {
  const refusals = makeRefusals(parts);
  return {
    async guard(ctx, route, f) {
      ctx.state['route'] = route;
      try {
        await f();
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        parts.metrics.callbacks.inc({ fate: error.fate });
        parts.log.warn({ area: 'wecom', fate: error.fate, status: error.status }, 'callback refused');
        if (error.status < 500) refusals.add(error);
        ctx.status = error.status;
        ctx.body = '';
        if (error.status === 413) ctx.set('Connection', 'close');
      }
    },
    stop: () => refusals.stop(),
  };
}
