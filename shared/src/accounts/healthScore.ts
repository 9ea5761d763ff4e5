import { addDays, dayBounds, dayOf, momentOf, toWall, wordsOf, type Words } from '../kernel';
import { healthKindNames, isCappedDaily, type HealthEvent, type HealthKind } from './healthEvents';

export interface AccountFacts {
  hasAlias: boolean;
  friends: number;
  registeredAt: Date;
  /** days with any activity among the last 30 */
  activeDays30: number;
}

/** One line of the explanation. The points of all lines add up to the score before it is cut to 0–100. */
export interface HealthLine {
  of: 'start' | 'alias' | 'friends' | 'age' | 'activity' | HealthKind;
  text: string;
  points: number;
}

export interface Health {
  /** 0–100 */
  score: number;
  /** what the account would have without debts */
  base: number;
  baseLines: HealthLine[];
  /** debts not repaid yet, oldest first */
  debtLines: HealthLine[];
}

const CLEAN_DAYS = 3;
const REPAID_A_DAY = 5;

/** domain.md §2.1: score = clamp(base + Σ debts not yet repaid, 0, 100), with every line it is made of. */
export function healthScore(
  facts: AccountFacts,
  ledger: readonly HealthEvent[],
  now: Date,
  tz: string,
  w: Words = wordsOf('zh'),
): Health {
  const baseLines = baseOf(facts, now, tz, w);
  const base = sum(baseLines);
  const owed = debtsOf(ledger, now, tz).filter((d) => d.left < 0 && d.event.expiresAt > now);
  const lines = debtLines(owed, tz, w);
  return { score: Math.min(100, Math.max(0, base + sum(lines))), base, baseLines, debtLines: lines };
}

function baseOf(facts: AccountFacts, now: Date, tz: string, w: Words): HealthLine[] {
  const years = fullYears(facts.registeredAt, now, tz);
  const active = Math.min(30, Math.max(0, facts.activeDays30));
  return [
    { of: 'start', text: w('起始分', 'start'), points: 60 },
    {
      of: 'alias',
      text: facts.hasAlias ? w('已设微信号别名', 'has an alias') : w('未设微信号别名', 'has no alias'),
      points: facts.hasAlias ? 10 : 0,
    },
    {
      of: 'friends',
      text: w(`好友 ${facts.friends} 位`, `friends: ${facts.friends}`),
      points: friendPoints(facts.friends),
    },
    { of: 'age', text: ageText(years, w), points: Math.min(8, 2 * years) },
    {
      of: 'activity',
      text: w(`近30天活跃 ${active} 天`, `active on ${active} of 30 days`),
      points: Math.min(10, Math.floor(active / 3)),
    },
  ];
}

const ageText = (years: number, w: Words): string =>
  years > 0
    ? w(`注册满 ${years} 年`, `registered ${years} years ago`)
    : w('注册不满 1 年', 'registered less than a year ago');

function friendPoints(friends: number): number {
  if (friends <= 50) return 3;
  if (friends <= 500) return 6;
  return friends <= 3000 ? 8 : 12;
}

function fullYears(since: Date, now: Date, tz: string): number {
  const [a, b] = [toWall(since, tz), toWall(now, tz)];
  const reached = b.month > a.month || (b.month === a.month && b.day >= a.day);
  return Math.max(0, b.year - a.year - (reached ? 0 : 1));
}

interface Debt {
  event: HealthEvent;
  /** what is left of it, ≤ 0 */
  left: number;
}

/**
 * Replays the ledger day by day. A clean day is a calendar day without any health event; at the start of every day
 * that follows three of them 5 points pay back what is owed, oldest debt first.
 */
function debtsOf(ledger: readonly HealthEvent[], now: Date, tz: string): Debt[] {
  const events = ledger.filter((e) => e.at <= now).sort((a, b) => a.at.getTime() - b.at.getTime());
  const first = events[0];
  if (!first) return [];
  const debts: Debt[] = events.map((event) => ({ event, left: event.delta }));
  const dirty = new Set(events.map((e) => dayOf(e.at, tz)));
  const today = dayOf(now, tz);
  let clean = 0;
  for (let day = dayOf(first.at, tz); day <= today; day = addDays(day, 1)) {
    if (clean >= CLEAN_DAYS) repay(debts, dayBounds(day, tz).from);
    clean = dirty.has(day) ? 0 : clean + 1;
  }
  return debts;
}

function repay(debts: readonly Debt[], at: Date): void {
  let points = REPAID_A_DAY;
  for (const debt of debts) {
    if (debt.event.at >= at || debt.event.expiresAt <= at) continue;
    const paid = Math.min(points, -debt.left);
    debt.left += paid;
    points -= paid;
    if (points === 0) return;
  }
}

/** One line a debt; the small ones that are capped by the day are one line a day. */
function debtLines(debts: readonly Debt[], tz: string, w: Words): HealthLine[] {
  const lines = new Map<string, Debt[]>();
  for (const debt of debts) {
    const { kind, at } = debt.event;
    const key = isCappedDaily(kind) ? `${kind} ${dayOf(at, tz)}` : `${kind} ${lines.size}`;
    lines.set(key, [...(lines.get(key) ?? []), debt]);
  }
  return [...lines.values()].map((same) => debtLine(same, tz, w));
}

function debtLine(same: readonly Debt[], tz: string, w: Words): HealthLine {
  const kind = (same[0] as Debt).event.kind;
  const at = momentOf((same[0] as Debt).event.at, tz);
  const before = same.reduce((s, d) => s + d.event.delta, 0);
  const points = same.reduce((s, d) => s + d.left, 0);
  const times = same.length > 1 ? w(`起 ${same.length} 次`, `, ${same.length} times`) : '';
  const back = points - before;
  const note = back > 0 ? w(`（原 ${before}，已恢复 ${back}）`, ` (was ${before}, ${back} repaid)`) : '';
  return { of: kind, text: `${healthKindNames(w)[kind]} ${at}${times}${note}`, points };
}

const sum = (lines: readonly HealthLine[]): number => lines.reduce((s, l) => s + l.points, 0);
