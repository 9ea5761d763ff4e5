import { dayBounds } from '@cunkebao/shared/kernel';
import { diceOf, LIFE, type Happening } from './happening';

/** Wall clock hours at which moments are published (domain.md §6), and how often an account takes one. */
const HOURS = [8, 12, 15, 18, 21];
const CHANCE = 0.16;

/** The moments an account publishes on one day: six to ten in a company with ten phones online. Always the same. */
export function momentsOf(account: string, day: string, tz: string): Happening[] {
  const midnight = dayBounds(day, tz).from.getTime();
  return HOURS.flatMap((hour) => {
    const dice = diceOf('moment', account, day, String(hour));
    if (!dice.chance(CHANCE)) return [];
    const at = midnight + ((hour * 60 + dice.int(0, 59)) * 60 + dice.int(0, 59)) * 1000;
    return [
      {
        ref: `${LIFE}${account}:${day}:m${hour}`,
        kind: 'momentPublished',
        at,
        account,
        data: {},
        begun: null,
      },
    ];
  });
}
