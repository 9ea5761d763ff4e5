import type { z } from 'zod';
import { WecomFault } from '../../kernel';
import type { Metrics } from '../metrics/metrics';
import type { makeErrorBook } from './errorBook';
import { faultOf, isStale } from './faultOf';
import type { Exchange } from './guard';
import type { Answer, Request } from './http';
import { blockMs, ofApi, type Spend } from './limits';
import type { makePace } from './pace';
import type { makeToken } from './token';

/**
 * One call of WeCom's server API, its answer read by a shape: every errcode but 0 is a WecomFault, and so is an answer of
 * another shape. The token, the limits and the repeats happen here.
 */
export type Call = <T>(ask: Ask, answer: z.ZodType<T>) => Promise<T>;

export interface Ask extends Request {
  /** a read: repeated by itself when the fault may pass */
  reads?: boolean;
  /** what it counts against beside the frequency of its API */
  spends?: readonly Spend[];
  /** the URL carries a secret of its own instead of the token; limits are kept apart by this name of it */
  robot?: string;
}

interface Parts {
  exchange: Exchange;
  token: ReturnType<typeof makeToken>;
  errors: ReturnType<typeof makeErrorBook>;
  pace: ReturnType<typeof makePace>;
  metrics: Metrics;
}

const REPEATS = 3;
const FIRST_WAIT_MS = 300;
/** A read waits as long as this for a budget or an address; longer is for the caller to decide. */
const PATIENCE_MS = 2_000;

export function makeCall(parts: Parts): Call {
  const { errors, metrics } = parts;
  return async (ask, shape) => {
    for (let repeat = 0; ; repeat++)
      try {
        return read(ask, shape, await once(parts, ask));
      } catch (error) {
        if (!(error instanceof WecomFault)) throw error;
        const waitMs = ask.reads && repeat < REPEATS ? waitBefore(error, repeat) : null;
        // What it refused about one person or card is not a failure of WeCom's or ours.
        if (waitMs === null && error.action !== 'giveUp') errors.note();
        if (waitMs === null) throw error;
        metrics.wecomHeld.inc({ endpoint: ask.endpoint, why: 'repeat' });
        await new Promise((r) => setTimeout(r, waitMs));
      }
  };
}

/** Half to all of 300, 600, 1200 ms; null when repeating it at once would not help. */
function waitBefore({ action, waitMs }: WecomFault, repeat: number): number | null {
  if (action === 'retry') return FIRST_WAIT_MS * 2 ** repeat * (0.5 + Math.random() / 2);
  return action === 'backoff' && waitMs !== null && waitMs <= PATIENCE_MS ? waitMs : null;
}

async function once(parts: Parts, ask: Ask): Promise<Answer> {
  const { endpoint, robot } = ask;
  const scope = robot === undefined ? endpoint : `${endpoint} ${robot}`;
  const spend = async (): Promise<void> => {
    try {
      await parts.pace.spend(scope, [ofApi(endpoint), ...(ask.spends ?? [])]);
    } catch (error) {
      parts.metrics.wecomHeld.inc({ endpoint, why: 'limit' });
      throw error;
    }
  };
  const answer = await exchanged(parts, ask, spend);
  if (answer.errcode === 0) return answer;
  const fault = faultOf(endpoint, answer.errcode, answer.errmsg, blockMs(endpoint));
  if (fault.action === 'backoff') await parts.pace.block(scope, fault.waitMs ?? blockMs(endpoint));
  throw fault;
}

/**
 * With a token, and once more with a new one when it was refused (wecom-api.md §3). Nothing is spent on a call that
 * cannot leave because there is no token or no WeCom.
 */
async function exchanged(
  { exchange, token, metrics }: Parts,
  { reads: _, spends: __, robot, ...request }: Ask,
  spend: () => Promise<void>,
): Promise<Answer> {
  if (robot !== undefined) return exchange(request, spend);
  const authorised = (access_token: string): Request => ({
    ...request,
    query: { access_token, ...request.query },
  });
  const used = await token.current();
  const answer = await exchange(authorised(used), spend);
  if (!isStale(answer.errcode)) return answer;
  metrics.wecomHeld.inc({ endpoint: request.endpoint, why: 'token' });
  return exchange(authorised(await token.replace(used)));
}

function read<T>({ endpoint }: Ask, shape: z.ZodType<T>, answer: Answer): T {
  const result = shape.safeParse(answer);
  if (result.success) return result.data;
  const where = result.error.issues.map((issue) => issue.path.join('.')).join(', ');
  throw new WecomFault(0, 'giveUp', `${endpoint}: an answer of another shape (${where.slice(0, 200)})`);
}
