import { z } from 'zod';

/**
 * What goes wrong on purpose. A rule concerns callbacks (`endpoint: 'callback'`, the default), the bot's callbacks
 * ('bot'), or one WeCom API path
 * such as 'message/send' ('*' = all of them), and is used up after `times` hits.
 *
 * drop 'request' (or true): callback — this delivery never arrives; API — nothing is done and the connection is cut.
 * drop 'answer': callback — it arrives, the answer is lost, WeCom delivers again; API — it is done, the answer is cut.
 */
export const faultRule = z
  .object({
    drop: z
      .union([z.boolean(), z.enum(['request', 'answer']), z.number().int().min(1).max(10_000)])
      .optional(),
    delayMs: z.number().int().min(0).max(600_000).optional(),
    errcode: z.number().int().min(-1).max(10_000_000).optional(),
    /** API: an answer of HTTP itself, as a proxy in between gives it; nothing is done */
    status: z.number().int().min(300).max(599).optional(),
    /** API: answered as if all were well, and no chat shows anything of it */
    silent: z.boolean().optional(),
    endpoint: z.string().min(1).max(100).optional(),
    /** delivered this many times more, each encrypted anew */
    duplicate: z.union([z.boolean(), z.number().int().min(1).max(20)]).optional(),
    /** held back until the next callback has been delivered, two seconds at most */
    reorder: z.boolean().optional(),
    /** callback: sealed for another receiver, or damaged on the way; a product must refuse both */
    seal: z.enum(['wrongReceiver', 'tampered', 'wrongSignature', 'stale']).optional(),
    times: z.number().int().min(1).max(10_000).optional(),
  })
  .strict();
export type FaultRule = z.infer<typeof faultRule>;

export interface Fault {
  endpoint: string;
  drop: 'request' | 'answer' | null;
  delayMs: number;
  errcode: number | null;
  status: number | null;
  silent: boolean;
  duplicate: number;
  reorder: boolean;
  seal: NonNullable<FaultRule['seal']> | null;
  /** hits left */
  times: number;
}

export interface Faults {
  rules: Fault[];
}

const TOKEN_CODES = [40014, 41001, 42001];

export const makeFaults = (): Faults => ({ rules: [] });

export const NO_FAULT: Readonly<Fault> = {
  endpoint: '',
  drop: null,
  delayMs: 0,
  errcode: null,
  status: null,
  silent: false,
  duplicate: 0,
  reorder: false,
  seal: null,
  times: 0,
};

export function addFault(faults: Faults, rule: FaultRule): void {
  const { drop, duplicate = 0, times = typeof drop === 'number' ? drop : 1, ...rest } = rule;
  const ofApi = rest.errcode !== undefined || rest.status !== undefined || rest.silent === true;
  faults.rules.push({
    ...NO_FAULT,
    endpoint: ofApi ? '*' : 'callback',
    ...rest,
    drop: dropped(drop),
    duplicate: Number(duplicate),
    times,
  });
}

function dropped(drop: FaultRule['drop']): Fault['drop'] {
  if (drop === 'answer') return 'answer';
  return drop ? 'request' : null;
}

/** '*' is every API call; a token that is refused is refused by all of them but the one that issues it. */
const inAll = (rule: Fault, endpoint: string): boolean =>
  endpoint !== 'callback' &&
  endpoint !== 'bot' &&
  !(endpoint === 'gettoken' && TOKEN_CODES.includes(rule.errcode ?? 0));

/** The first rule for this endpoint, one hit poorer; `NO_FAULT` when there is none. */
export function takeFault(faults: Faults, endpoint: string): Readonly<Fault> {
  const rule = faults.rules.find(
    (r) => r.endpoint === endpoint || (r.endpoint === '*' && inAll(r, endpoint)),
  );
  if (!rule) return NO_FAULT;
  rule.times -= 1;
  if (rule.times <= 0) faults.rules = faults.rules.filter((r) => r !== rule);
  return rule;
}
