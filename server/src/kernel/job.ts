import type { Ctx } from './ctx';
import type { JobSpec } from './jobSpec';
import type { Outside } from './outside';

export interface Job<T> extends JobSpec<T> {
  shape: 'job';
  /** also run on its own this often (seconds, by the product's clock), with `{}` as data: the safety net of a queue */
  everySeconds?: number;
  run(ctx: Ctx, data: T): Promise<void>;
}

export interface Delivery<T, P, R> extends JobSpec<T> {
  shape: 'delivery';
  /** in one transaction: what to send now, or null when there is nothing (cancelled, sent already) */
  prepare(ctx: Ctx, data: T): Promise<P | null>;
  /** the only place that sees the outside world; no transaction is open */
  send(outside: Outside, prepared: P): Promise<R>;
  /** in one transaction: what came of it */
  record(ctx: Ctx, prepared: P, receipt: R): Promise<void>;
  /** in one transaction, when `send` threw: `last` says that no retry follows. Without it the failure is only logged and retried */
  failed?(ctx: Ctx, prepared: P, error: unknown, last: boolean): Promise<void>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a list of jobs of different data is what the queue door holds
export type AnyJob = Job<any> | Delivery<any, any, any>;

export const job = <T>(spec: Omit<Job<T>, 'shape'>): Job<T> => ({ shape: 'job', ...spec });
export const delivery = <T, P, R>(spec: Omit<Delivery<T, P, R>, 'shape'>): Delivery<T, P, R> => ({
  shape: 'delivery',
  ...spec,
});
