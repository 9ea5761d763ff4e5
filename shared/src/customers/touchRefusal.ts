import type { ActionKind } from '../fleet';
import { isSeen, type Purpose } from '../tasks';

/** What is known of somebody before he is reached. */
export interface TouchFacts {
  optedOut: boolean;
  /** there is a record of why he may be written to */
  consented: boolean;
  /** deleted us */
  lost: boolean;
}

/**
 * Why somebody must not be reached by such an action (domain.md §3): asked when it is planned and again when it is
 * claimed, in every channel. Null = he may. An answer to what he wrote is never refused, nor what he does not see.
 */
export function touchRefusal(
  touch: { kind: ActionKind; purpose: Purpose },
  facts: TouchFacts,
): string | null {
  if (touch.purpose === 'answer' || !isSeen(touch.kind)) return null;
  if (facts.optedOut) return '客户已退订';
  if (facts.lost) return '客户已删除好友';
  return facts.consented ? null : '没有同意记录，不能主动联系';
}
