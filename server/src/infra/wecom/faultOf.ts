import { WecomFault, type WecomAction } from '../../kernel';

const every = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

/** What to do about an errcode (wecom-api.md §13); what is not listed would fail the same way again. */
const CODES: Record<Exclude<WecomAction, 'giveUp'>, readonly number[]> = {
  retry: [-1, 6000, 41063, 41078, 41079, 41096, 45033, 45035],
  backoff: [41094, 45009, 45036, 640019],
  reupload: [40007, 40145],
  // a person has to change something: secrets, rights, visible range, trusted addresses, a robot's key
  configure: [
    ...[40001, 40013, 40014, 40056, 40057, 40091, 40098, 41001, 41054, 41211, 42001],
    ...[43009, 43012, 45031, 48001, 48002, ...every(48003, 48011), 50001, 50002, 50003, 50006],
    ...[60011, 60020, 60021, 60030, 60031, 80001, 81011, 84074, 85004, 85005, 92000, 92002, 92003],
    ...[93000, 93001, 93004, 93008, 301002, 301005, 301007, 610004, ...every(610014, 610018)],
    ...[610023, 610024, 701008, 2000002],
  ],
};
const ACTIONS = new Map(
  Object.entries(CODES).flatMap(([action, codes]) => codes.map((c) => [c, action as WecomAction] as const)),
);

/** WeCom says the token is no good: a new one once, the call once more (wecom-api.md §3). */
const STALE = new Set([40014, 42001, 40001]);
export const isStale = (errcode: number): boolean => STALE.has(errcode);

/** 提醒成员群发 is possible three times in 24 h */
const REMINDED_TOO_OFTEN = 41094;
const DAY_MS = 86_400_000;

/** `blockMs`: how long an API is left alone that says "too often". */
export function faultOf(endpoint: string, errcode: number, errmsg: string, blockMs: number): WecomFault {
  const action = ACTIONS.get(errcode) ?? 'giveUp';
  const said = errmsg.split(', hint')[0] ?? '';
  const waitMs = errcode === REMINDED_TOO_OFTEN ? DAY_MS : blockMs;
  const message = `${endpoint}: ${errcode} ${said.slice(0, 200)}`;
  return new WecomFault(errcode, action, message, false, action === 'backoff' ? waitMs : null);
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
