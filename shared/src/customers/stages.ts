import { addDays, dayOf } from '../kernel';
import type { CustomerStage, CustomerState } from './lifecycle';

/** Calendar days since somebody was added: the day itself is day 0 (domain.md §3). */
export function stageOf(addedAt: Date, now: Date, tz: string): CustomerStage {
  const today = dayOf(now, tz);
  const day = dayOf(addedAt, tz);
  if (day >= addDays(today, -NEWCOMER_DAYS)) return 'newcomer';
  return day >= addDays(today, -GROWING_DAYS) ? 'growing' : 'mature';
}

const NEWCOMER_DAYS = 7;
const GROWING_DAYS = 30;

export interface BehaviourFacts {
  addedAt: Date;
  lastMessageAt: Date | null;
  lastOrderAt: Date | null;
  /** 0..1; null = not scored yet */
  churn: number | null;
  /** deleted us, or gave no sign for 90 days after reactivation */
  lostAt: Date | null;
}

const ACTIVE_MS = 30 * 86_400_000;
const RISKY = 0.7;

/**
 * What somebody's behaviour makes of them. The gravest word wins. Who was added within 30 days is not dormant yet:
 * dormant says that nothing came for 30 days, and these have not passed.
 */
export function stateOf(facts: BehaviourFacts, now: Date): CustomerState {
  if (facts.lostAt && facts.lostAt <= now) return 'lost';
  if (facts.churn !== null && facts.churn > RISKY) return 'churnRisk';
  const last = Math.max(
    facts.addedAt.getTime(),
    facts.lastMessageAt?.getTime() ?? 0,
    facts.lastOrderAt?.getTime() ?? 0,
  );
  return now.getTime() - last < ACTIVE_MS ? 'active' : 'dormant';
}
