import type { Wait } from '../accounts';
import type { ActionKind } from '../fleet';
import type { Purpose } from './purposes';

/** An action of the account that is over: the gap is counted from its end (fleet.md §4, 3). */
export interface Ended {
  /** the draw of the gap hangs on it, so that whoever looks twice gets the same moment */
  id: string;
  kind: ActionKind;
  customer: string | null;
  at: Date;
}

interface Gap {
  ms: readonly [from: number, to: number];
  why: string;
}

const S = 1000;
const ANY: Gap = { ms: [3 * S, 8 * S], why: '两个动作之间要隔 3–8 秒' };
const CARE: Gap = { ms: [5 * S, 10 * S], why: '关怀消息之间要隔 5–10 秒' };
const REACT: Gap = { ms: [5 * S, 60 * S], why: '点赞、评论之间要隔 5–60 秒' };
const ADD: Gap = { ms: [60 * S, 60 * S], why: '两次加好友之间要隔 1 分钟' };
const MOMENT: Gap = { ms: [7200 * S, 7200 * S], why: '两条朋友圈之间要隔 2 小时' };
const GROUP: Gap = { ms: [600 * S, 600 * S], why: '两次建群之间要隔 10 分钟' };
const CUSTOMER: Gap = { ms: [60 * S, 60 * S], why: '给同一位客户要隔 1 分钟' };
/** Of what is longer ago than this, only actions of the same kind can still keep an account back: see `longGapOf`. */
export const RECENT_MS = 60 * S;

const SAME: readonly { kinds: readonly ActionKind[]; gap: Gap }[] = [
  { kinds: ['likeMoment', 'commentMoment'], gap: REACT },
  { kinds: ['addFriend'], gap: ADD },
  { kinds: ['publishMoment'], gap: MOMENT },
  { kinds: ['createGroup'], gap: GROUP },
];

/** The kinds that keep this one back for longer than a minute, and for how long; null = none do. */
export function longGapOf(kind: ActionKind): { kinds: readonly ActionKind[]; ms: number } | null {
  const same = SAME.find((s) => s.kinds.includes(kind));
  return same && same.gap.ms[1] > RECENT_MS ? { kinds: same.kinds, ms: same.gap.ms[1] } : null;
}

/** Before this moment the account does nothing at all after this action. */
export const restEnd = (e: Ended): Date => waitAfter(e, ANY).until;

/**
 * The gap an account keeps before an action (domain.md §2.2), the one that ends last; null = none any more. Any two
 * actions are 3–8 s apart; two of a kind as its line of the table says; two to one customer a minute.
 */
export function gapWait(
  action: { kind: ActionKind; purpose: Purpose; customer: string | null },
  ended: readonly Ended[],
  now: Date,
): Wait | null {
  const waits = ended
    .flatMap((e) => gapsBetween(action, e).map(({ gap, of }) => ({ ...waitAfter(e, gap), of })))
    .filter((w) => w.until > now)
    .sort((a, b) => b.until.getTime() - a.until.getTime());
  return waits[0] ?? null;
}

function gapsBetween(
  action: { kind: ActionKind; purpose: Purpose; customer: string | null },
  e: Ended,
): { gap: Gap; of: Wait['of'] }[] {
  const base = action.kind === 'sendMessage' && action.purpose === 'care' ? CARE : ANY;
  const same = SAME.find((s) => s.kinds.includes(action.kind) && s.kinds.includes(e.kind));
  const messages = action.kind === 'sendMessage' && e.kind === 'sendMessage';
  return [
    { gap: base, of: 'account' },
    ...(same ? [{ gap: same.gap, of: 'account' as const }] : []),
    ...(messages && action.customer !== null && action.customer === e.customer
      ? [{ gap: CUSTOMER, of: 'action' as const }]
      : []),
  ];
}

function waitAfter(e: Ended, gap: Gap): { until: Date; why: string } {
  const [from, to] = gap.ms;
  return {
    until: new Date(e.at.getTime() + from + Math.floor(drawOf(e.id) * (to - from + 1))),
    why: gap.why,
  };
}

/** A number in [0, 1) that follows from the text alone (FNV-1a, then one round of mixing). */
function drawOf(text: string): number {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  h = Math.imul(h ^ (h >>> 15), 2246822507);
  return ((h ^ (h >>> 13)) >>> 0) / 4294967296;
}
