import {
  CHANNELS,
  makeCalendar,
  newcomer,
  newLife,
  rhythmOf,
  someMoment,
  someName,
  type Calendar,
} from '@cunkebao/shared/demo';
import { dayBounds } from '@cunkebao/shared/kernel';
import { diceOf, LIFE, nameOf, toHappenings, type Happening } from './happening';

/** So long a newcomer's story is told: request, first words, orders, coming back, falling silent. */
export const STORY_DAYS = 10;
/** Scans an account gets on an ordinary day. Ten phones online make the 60 to 110 new friends the seed's last days have. */
const SCANS = 12;
const DAY_MS = 86_400_000;

/** Everybody who comes to an account on one day, with all that becomes of them in the next days. Always the same. */
export function newcomersOf(account: string, day: string, tz: string): Happening[] {
  const calendar = calendarAround(day, tz);
  const dice = diceOf('scans', account, day);
  const popular = 0.75 + diceOf('popular', account).next() / 2;
  const scans = Math.round(
    SCANS * popular * rhythmOf(calendar.weekday(STORY_DAYS)) * (0.85 + dice.next() * 0.3),
  );
  return Array.from({ length: scans }, (_, n) => storyOf(account, day, n, calendar)).flat();
}

function storyOf(account: string, day: string, n: number, calendar: Calendar): Happening[] {
  const dice = diceOf('newcomer', account, day, String(n));
  const { name: nickname } = someName(dice);
  const channel = dice.weighted(CHANNELS.map((c) => [c, c.weight] as const));
  const life = newLife(channel, account, '', someMoment(dice, calendar, STORY_DAYS));
  newcomer(life, dice, calendar);
  return toHappenings(life.events, {
    ref: `${LIFE}${account}:${day}:n${n}`,
    account,
    begun: life.scannedAt.getTime(),
    data: { customer: `wxid_${nameOf('wxid', account, day, String(n))}`, nickname, channel: channel.name },
  });
}

/** The seed's journeys reach up to the calendar's `now`: put at the end of the story, they tell all of it. */
export function calendarAround(day: string, tz: string): Calendar {
  const { to } = dayBounds(day, tz);
  return makeCalendar(new Date(to.getTime() - 1 + STORY_DAYS * DAY_MS), tz);
}
