import {
  after,
  type Calendar,
  CHANNELS,
  DAY,
  type Dice,
  happen,
  HOUR,
  keepInTouch,
  type Life,
  newcomer,
  newLife,
  rhythmOf,
  someMoment,
} from '@cunkebao/shared/demo';
import { ACCOUNTS } from './accounts';

export const CUSTOMERS = 2000;
export const DAYS = 60;

/** Scans on the busiest ordinary day, and what share of it each day before had: the company grows. */
const SCANS_TODAY = 112;
const GROWTH = 0.9355;
const FEWEST = 5;

/** Two thousand lives: those who came in the last sixty days, and before them the ones who were there already. */
export function makeLives(dice: Dice, calendar: Calendar): Life[] {
  const scans = scansOf(dice, calendar);
  const lives: Life[] = [];
  const old = CUSTOMERS - scans.length;
  for (let n = 0; n < old; n++) lives.push(oldFriend(dice, calendar, n / old));
  for (const scannedAt of scans) lives.push(begin(dice, calendar, scannedAt));
  lives.sort((a, b) => a.scannedAt.getTime() - b.scannedAt.getTime());
  lives.forEach((life, i) => (life.id = i + 1));
  refer(lives, dice, calendar);
  return lives;
}

/** Whoever came by 老带新 was sent by somebody who was a friend already. */
function refer(lives: readonly Life[], dice: Dice, calendar: Calendar): void {
  const first = calendar.at(DAYS - 1, 0);
  for (const [i, life] of lives.entries()) {
    if (life.channel.name !== '老带新' || life.scannedAt < first) continue;
    const friends = lives
      .slice(Math.max(0, i - 300), i)
      .filter((l) => l.passedAt && l.passedAt < life.scannedAt);
    if (friends.length === 0) continue;
    const sender = dice.pick(friends);
    if (happen(sender, calendar, 'referral', life.scannedAt))
      sender.events.sort((a, b) => a.at.getTime() - b.at.getTime());
  }
}

function scansOf(dice: Dice, calendar: Calendar): Date[] {
  const scans: Date[] = [];
  for (let ago = DAYS - 1; ago >= 0; ago--) {
    const rhythm = rhythmOf(calendar.weekday(ago));
    const wanted = Math.max(
      FEWEST,
      Math.round(SCANS_TODAY * GROWTH ** ago * rhythm * (0.9 + dice.next() * 0.2)),
    );
    for (let n = 0; n < wanted; n++) scans.push(someMoment(dice, calendar, ago));
  }
  return scans.filter((at) => at <= calendar.now);
}

function begin(dice: Dice, calendar: Calendar, scannedAt: Date): Life {
  const life = blank(dice, scannedAt, someAccount(dice, calendar, scannedAt));
  newcomer(life, dice, calendar);
  return life;
}

function someAccount(dice: Dice, calendar: Calendar, at: Date): string {
  const there = ACCOUNTS.filter(
    (a) => a.share > 0 && (a.years > 0 || at > after(calendar.now, -YOUNG_DAYS * DAY)),
  );
  return dice.weighted(there.map((a) => [a.id, a.share] as const));
}

/** How long the youngest account has been registered. */
export const YOUNG_DAYS = 5;

/** Somebody who became a friend between sixty days and a bit over a year ago. */
function oldFriend(dice: Dice, calendar: Calendar, share: number): Life {
  const ago = DAYS + 1 + Math.floor(share * share * 340) + dice.int(0, 6);
  const scannedAt = someMoment(dice, calendar, ago);
  const life = blank(dice, scannedAt, dice.pick(ACCOUNTS.filter((a) => a.years > 0)).id);
  life.passedAt = after(scannedAt, dice.int(5, 600) * 60_000);
  life.earlier = earlierOf(dice, calendar, life.passedAt);
  if (dice.chance(0.06)) {
    life.endsAt = calendar.at(dice.int(1, DAYS - 1), dice.int(9, 21), dice.int(0, 59));
    happen(life, calendar, 'deletedUs', life.endsAt);
  }
  keepInTouch({ life, dice, calendar }, life.passedAt);
  return life;
}

function earlierOf(dice: Dice, calendar: Calendar, passedAt: Date): Life['earlier'] {
  const before = calendar.at(DAYS, 0).getTime() - HOUR;
  const some = (): Date =>
    new Date(passedAt.getTime() + dice.next() * Math.max(HOUR, before - passedAt.getTime()));
  const orders = dice.weighted([
    [0, 50],
    [1, 25],
    [2, 12],
    [4, 8],
    [9, 4],
    [15, 1],
  ]);
  return {
    orders,
    amountCents: Array.from({ length: orders }, () => dice.int(9, 60) * 1000).reduce((s, c) => s + c, 0),
    lastOrderAt: orders > 0 ? some() : null,
    lastMessageAt: dice.chance(0.85) ? some() : null,
  };
}

function blank(dice: Dice, scannedAt: Date, account: string): Life {
  const channel = dice.weighted(CHANNELS.map((c) => [c, c.weight] as const));
  return newLife(channel, account, ACCOUNTS.find((a) => a.id === account)?.team ?? '', scannedAt);
}
