import { addDays, dayOf } from '@cunkebao/shared/kernel';
import { friendsOf } from './friends';
import type { Happening, LivingAccount } from './happening';
import { momentsOf } from './moments';
import { newcomersOf, STORY_DAYS } from './newcomers';

/** What begins on one day with one account, once reckoned: who, account and day → happenings. */
export type Almanac = Map<string, Happening[]>;

/** (from, to] */
export interface Span {
  from: number;
  to: number;
  /** stories that began by then are left out */
  since: number;
}

const MOST_KEPT = 600;

/**
 * Everything that happens to an account in (from, to], oldest first, without the stories that began at or before
 * `since`: their beginning was never told. A pure function of account, day and zone; the almanac only saves work.
 */
export function happeningsOf(almanac: Almanac, account: LivingAccount, tz: string, span: Span): Happening[] {
  const last = dayOf(new Date(span.to), tz);
  const first = addDays(dayOf(new Date(span.from), tz), -STORY_DAYS);
  const firstTold = dayOf(new Date(span.since), tz);
  const found: Happening[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const known = remembered(almanac, `friends ${account.id} ${day} ${account.friends.length}`, () => [
      ...friendsOf(account, day, tz),
      ...momentsOf(account.id, day, tz),
    ]);
    const fresh =
      day < firstTold
        ? []
        : remembered(almanac, `newcomers ${account.id} ${day}`, () => newcomersOf(account.id, day, tz));
    for (const h of [...known, ...fresh])
      if (h.at > span.from && h.at <= span.to && (h.begun === null || h.begun > span.since)) found.push(h);
  }
  return found.sort((a, b) => a.at - b.at);
}

function remembered(almanac: Almanac, key: string, reckon: () => Happening[]): Happening[] {
  const known = almanac.get(key);
  if (known) return known;
  const all = reckon();
  almanac.set(key, all);
  const oldest = almanac.keys().next().value;
  if (almanac.size > MOST_KEPT && oldest !== undefined) almanac.delete(oldest);
  return all;
}
