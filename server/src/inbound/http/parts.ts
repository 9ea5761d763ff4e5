import type { Me } from '@cunkebao/shared/operators';
import type { Config } from '../../config';
import type { Metrics } from '../../infra/metrics/metrics';
import type { Actor, Clock, Ctx, Log, Module, Outside, Transact } from '../../kernel';

/** What the HTTP doors are handed; they never reach for an area themselves. */
export interface HttpParts {
  config: Config;
  modules: readonly Module[];
  transact: Transact;
  outside: Outside;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  /** null: nobody we know, or somebody who has left */
  actorOf(ctx: Ctx, userid: string): Promise<Actor | null>;
  meOf(actor: Actor): Me;
  /** names of what is not reachable now; empty = ready */
  troubles(): Promise<string[]>;
}
