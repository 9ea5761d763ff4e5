import type { Context } from 'koa';
import type { Config } from '../../config';
import type { Metrics } from '../../infra/metrics/metrics';
import type { Lane } from '../../infra/mysql/lane';
import type { Queues } from '../../infra/redis/queues';
import type { ChatPort, Clock, Log, Module, Transact } from '../../kernel';
import type { Arrival } from './arrival';
import { makeDeliveries } from './deliveries';
import { makeInbox } from './inbox';
import { Refusal } from './refusal';
import { makeTurns } from './turns';
import { makeWaiters } from './waiters';
import { wakeElsewhere } from './wakeElsewhere';

export interface IntakeParts {
  config: Config;
  transact: Transact;
  clock: Clock;
  log: Log;
  metrics: Metrics;
  modules: readonly Module[];
  /** what keeps the callbacks waits for nobody else's statements */
  lane: Lane;
  queues: Pick<Queues, 'add'>;
}

/** Where everything people say to the product comes together, by whichever door: kept first, then answered. */
export interface Intake {
  chat: ChatPort;
  /** turns are answered in this process: the next ones hear of them at once */
  answersHere: boolean;
  waiters: ReturnType<typeof makeWaiters>;
  deliveries: ReturnType<typeof makeDeliveries>;
  /** Counts a callback that is inside; refuses it when the process stops. */
  enter(ctx: Context): void;
  /**
   * false: it was kept before. `acknowledged`: its answer goes through the outbox. What could not be kept is refused,
   * so that WeCom delivers it again.
   */
  keep(arrival: Arrival, acknowledged: boolean): Promise<boolean>;
  /** somebody answers this person soon */
  wake: (userid: string) => void;
  /** takes nothing new, finishes what runs */
  stop(): Promise<void>;
}

export function openIntake(parts: IntakeParts): Intake {
  const { config, lane, clock, log, metrics } = parts;
  const chat = chatOf(parts.modules);
  const waiters = makeWaiters({ ...parts, chat });
  const deliveries = makeDeliveries({ ...parts, chat });
  const answersHere = config.ROLES.includes('worker');
  const turns = answersHere
    ? makeTurns({ ...parts, chat, answered: waiters.settle })
    : wakeElsewhere(parts, chat);
  const inbox = makeInbox(lane, clock);
  let inside = 0;
  let stopping = false;

  return {
    chat,
    answersHere,
    waiters,
    deliveries,
    enter(ctx) {
      if (stopping) throw new Refusal(503, 'stopping');
      inside += 1;
      ctx.res.once('close', () => {
        inside -= 1;
      });
    },
    async keep(arrival, acknowledged) {
      const fresh = await inbox.keep(arrival, acknowledged).catch(unkept(log));
      metrics.callbacks.inc({ fate: fresh ? 'fresh' : 'duplicate' });
      return fresh;
    },
    wake: turns.wake,
    async stop() {
      stopping = true;
      await turns.stop();
      const until = Date.now() + 5000;
      while (inside > 0 && Date.now() < until) await new Promise((r) => setTimeout(r, 20));
      await deliveries.stop();
    },
  };
}

const unkept =
  (log: Log) =>
  (error: unknown): never => {
    log.error({ area: 'wecom', error: String(error) }, 'callback could not be kept');
    throw new Refusal(503, 'unkept');
  };

function chatOf(modules: readonly Module[]): ChatPort {
  const chat = modules.find((m) => m.chat)?.chat;
  if (!chat) throw new Error('no module answers the chat');
  return chat;
}
