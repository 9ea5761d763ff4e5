import { WecomFault } from '../../kernel';
import { faultOf } from './faultOf';
import type { Answer, makeHttp, Request } from './http';
import type { makeErrorBook } from './errorBook';
import type { makeToken } from './token';

/** One call of WeCom's server API. Throws a WecomFault for every errcode but 0. */
export type Call = (ask: Ask) => Promise<Answer>;

export interface Ask extends Request {
  /** a read: repeated by itself when the fault may pass */
  reads?: boolean;
  /** the URL carries a secret of its own instead of the token (group robots) */
  open?: boolean;
}

interface Parts {
  http: ReturnType<typeof makeHttp>;
  token: ReturnType<typeof makeToken>;
  errors: ReturnType<typeof makeErrorBook>;
}

/** WeCom says the token is no good: a new one once, the call once more (wecom-api.md §3). */
const STALE = new Set([40014, 42001, 40001]);

export function makeCall({ http, token, errors }: Parts): Call {
  const blockedUntil = new Map<string, number>();

  const once = async ({ open, reads: _, ...request }: Ask): Promise<Answer> => {
    if (open) return http.exchange(request);
    const with_ = (access_token: string): Promise<Answer> =>
      http.exchange({ ...request, query: { access_token, ...request.query } });
    const used = await token.current();
    const answer = await with_(used);
    return STALE.has(answer.errcode) ? with_(await token.replace(used)) : answer;
  };

  const checked = async (ask: Ask): Promise<Answer> => {
    const { endpoint } = ask;
    if ((blockedUntil.get(endpoint) ?? 0) > Date.now()) throw faultOf(endpoint, 45009, 'blocked for now');
    const answer = await once(ask);
    if (answer.errcode === 0) return answer;
    const fault = faultOf(endpoint, answer.errcode, answer.errmsg);
    if (fault.action === 'backoff') blockedUntil.set(endpoint, Date.now() + (fault.waitMs ?? 0));
    throw fault;
  };

  return async (ask) => {
    try {
      return await checked(ask);
    } catch (error) {
      // What it refused about one person or card is not a failure of WeCom's or ours.
      if (error instanceof WecomFault && error.action !== 'giveUp') errors.note();
      throw error;
    }
  };
}
