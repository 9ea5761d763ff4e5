import type { Language } from '@cunkebao/shared/kernel';
import type { RoleId, Scope } from '@cunkebao/shared/operators';
import type { EntityManager } from 'typeorm';
import type { JobSpec } from './jobSpec';

/** One JSON line per event: ids and figures, never message bodies or phone numbers. */
export interface Log {
  debug(facts: Record<string, unknown>, event: string): void;
  info(facts: Record<string, unknown>, event: string): void;
  warn(facts: Record<string, unknown>, event: string): void;
  error(facts: Record<string, unknown>, event: string): void;
  child(facts: Record<string, unknown>): Log;
}

/** Who asks. `null` on a context means the product itself: a schedule, a phone, a sync. */
export interface Actor {
  userid: string;
  name: string;
  roles: readonly RoleId[];
  scope: Scope;
  department: string | null;
  language: Language;
}

/**
 * The whole world of a verb. `db` is already the transaction: there is no other handle to take by mistake.
 * `enqueue` takes effect only when the transaction commits; a rolled back verb wakes nobody.
 */
export interface Ctx {
  db: EntityManager;
  now: Date;
  /** the tenant zone; a "day" is a calendar day of it */
  tz: string;
  log: Log;
  actor: Actor | null;
  /** ties a log line, an audit entry and an error sentence together */
  traceId: string;
  /** opaque random id (jobs, tickets, nonces); tests may pin it */
  newId(): string;
  enqueue<T>(job: JobSpec<T>, data: T, options?: { delayMs?: number; key?: string }): void;
  /** runs after commit in this process only; for waking local waiters, never for work that must happen */
  afterCommit(f: () => void): void;
}

/** Opens a transaction, makes its context, runs, commits, enqueues. Retries deadlocks as a whole, so `f` may run twice. */
export type Transact = <T>(
  f: (ctx: Ctx) => Promise<T>,
  as?: { actor?: Actor | null; traceId?: string },
) => Promise<T>;

/** The product's time. Real in production; the sandbox's hand-turned clock in sandbox mode and in tests. */
export interface Clock {
  now(): Date;
  /** called when the clock was moved, so that schedules look again at once */
  onJump(f: () => void): void;
}
