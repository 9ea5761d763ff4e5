import { WecomFault, type WecomAction } from '../../kernel';

/** What to do about an errcode (wecom-api.md §13); what is not listed would fail the same way again. */
const ACTIONS: Record<number, WecomAction> = {
  [-1]: 'retry',
  6000: 'retry',
  45033: 'retry',
  45035: 'retry',
  45009: 'backoff',
  40007: 'reupload',
  40145: 'reupload',
  40001: 'configure',
  40013: 'configure',
  40014: 'configure',
  40056: 'configure',
  40091: 'configure',
  41001: 'configure',
  42001: 'configure',
  43012: 'configure',
  48002: 'configure',
  50003: 'configure',
  60011: 'configure',
  60020: 'configure',
  301002: 'configure',
};

/** A minute's budget overdrawn is blocked for that minute (wecom-api.md §14). */
const BACKOFF_MS = 60_000;

export function faultOf(endpoint: string, errcode: number, errmsg: string): WecomFault {
  const action = ACTIONS[errcode] ?? 'giveUp';
  return new WecomFault(
    errcode,
    action,
    `${endpoint}: ${errcode} ${errmsg.split(', hint')[0] ?? ''}`,
    false,
    action === 'backoff' ? BACKOFF_MS : null,
  );
}

/** The answer never came: whether WeCom carried the request out is unknown. */
export function noAnswer(endpoint: string, error: unknown): WecomFault {
  if (error instanceof WecomFault) return error;
  const { code, name } = error as { code?: string; name?: string };
  const refused = code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'UND_ERR_CONNECT_TIMEOUT';
  const why = typeof code === 'string' ? code : name === 'TimeoutError' ? 'timeout' : 'failed';
  return new WecomFault(0, 'retry', `${endpoint}: no answer (${why})`, !refused);
}

/** WeCom answers 200 whatever happens (wecom-api.md §0): another status is a proxy's, or a wrong address. */
export function refusedByHttp(endpoint: string, status: number): WecomFault {
  const passing = status >= 500 || status === 429;
  return new WecomFault(0, passing ? 'retry' : 'configure', `${endpoint}: HTTP ${status}`, status >= 500);
}
