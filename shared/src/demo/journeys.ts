import { DAY, HOUR, inOpenHours, MINUTE, someMoment, type Calendar } from './calendar';
import type { Dice } from './dice';
import { after, happen, type Life } from './life';

/** One life being told. */
export interface Story {
  life: Life;
  dice: Dice;
  calendar: Calendar;
}

/** From the scan to whatever became of it: 获客漏斗 scanned → requested → passed → consult → order → repurchase. */
export function newcomer(life: Life, dice: Dice, calendar: Calendar): void {
  const story: Story = { life, dice, calendar };
  happen(life, calendar, 'scanned', life.scannedAt);
  if (!dice.chance(life.channel.request)) return;
  const requestedAt = after(life.scannedAt, dice.int(40, 1500) * 1000);
  if (!happen(life, calendar, 'requested', requestedAt)) return;
  if (!dice.chance(life.channel.pass)) {
    life.refused = dice.chance(0.3);
    return;
  }
  const wait = dice.chance(0.75) ? dice.int(1, 45) * MINUTE : dice.int(1, 14) * HOUR;
  const passedAt = after(requestedAt, wait + dice.int(0, 59) * 1000);
  if (!happen(life, calendar, 'passed', passedAt)) return;
  life.passedAt = passedAt;
  afterPassing(story, passedAt);
}

function afterPassing(story: Story, at: Date): void {
  const { life, dice, calendar } = story;
  if (dice.chance(0.045)) {
    life.endsAt = after(at, dice.chance(0.35) ? dice.int(10, 1400) * MINUTE : dice.int(2, 25) * DAY);
    happen(life, calendar, 'deletedUs', life.endsAt);
  }
  happen(life, calendar, 'messageOut', inOpenHours(after(at, MINUTE), calendar.tz));
  if (dice.chance(0.82)) happen(life, calendar, 'tagged', after(at, dice.int(20, 2400) * MINUTE));
  if (dice.chance(0.58)) talk(story, after(at, dice.int(3, 240) * MINUTE));
  joinGroup(story, at);
  if (dice.chance(life.channel.consult)) consult(story, after(at, dice.int(15, 4000) * MINUTE));
  if (dice.chance(0.006)) {
    const left = after(at, dice.int(3, 20) * DAY);
    if (happen(life, calendar, 'optOut', left)) life.optedOutAt = left;
  }
  keepInTouch(story, at);
}

/** A few messages of the customer, each answered: mostly within the half hour that was promised. */
function talk({ life, dice, calendar }: Story, from: Date): Date {
  let at = from;
  for (let n = dice.int(1, 3); n > 0; n--) {
    if (!happen(life, calendar, 'messageIn', at)) return at;
    const minutes = dice.chance(0.9) ? dice.int(1, 26) : dice.int(35, 260);
    const answer = inOpenHours(after(at, minutes * MINUTE), calendar.tz);
    happen(life, calendar, 'messageOut', answer);
    at = after(answer, dice.int(1, 40) * MINUTE);
  }
  return at;
}

export function consult(story: Story, at: Date): void {
  const { life, dice, calendar } = story;
  const when = inOpenHours(at, calendar.tz);
  if (!happen(life, calendar, 'messageIn', when)) return;
  happen(life, calendar, 'consult', after(when, 5000));
  happen(life, calendar, 'messageOut', after(when, dice.int(2, 24) * MINUTE));
  if (dice.chance(life.channel.order)) buy(story, after(when, dice.int(20, 5000) * MINUTE));
}

/** Prices of the shop in yuan, the small ones most wanted. */
const PRICES: readonly (readonly [number, number])[] = [
  [99, 7],
  [129, 7],
  [169, 8],
  [199, 9],
  [259, 8],
  [299, 8],
  [399, 7],
  [499, 5],
  [699, 3],
  [899, 2],
  [1299, 1],
];

export function buy(story: Story, at: Date, depth = 0): void {
  const { life, dice, calendar } = story;
  const amountCents = dice.weighted(PRICES) * 100;
  if (!happen(life, calendar, 'order', at, { amountCents })) return;
  if (dice.chance(0.05)) happen(life, calendar, 'refund', after(at, dice.int(1, 6) * DAY), { amountCents });
  if (depth >= 4 || !dice.chance(life.channel.repeat)) return;
  const days = dice.chance(0.35) ? dice.int(1, 3) : dice.int(5, 24);
  buy(story, after(at, days * DAY - dice.int(0, 600) * MINUTE), depth + 1);
}

const GROUP_TYPES = ['福利群', '新客群', '会员群'] as const;

/** 社群漏斗 groupJoin → linkOpen → order. */
function joinGroup(story: Story, from: Date): void {
  const { life, dice, calendar } = story;
  if (!dice.chance(0.34)) return;
  const groupType = dice.pick(GROUP_TYPES);
  const joined = after(from, dice.int(2, 60) * HOUR);
  if (!happen(life, calendar, 'groupJoin', joined, { groupType })) return;
  for (let n = dice.int(0, 3); n > 0; n--)
    happen(life, calendar, 'groupPost', after(joined, dice.int(60, 14_000) * MINUTE), { groupType });
  if (dice.chance(0.5)) {
    const opened = after(joined, dice.int(30, 6000) * MINUTE);
    if (happen(life, calendar, 'linkOpen', opened, { groupType }) && dice.chance(0.07))
      buy(story, after(opened, dice.int(5, 900) * MINUTE));
  }
  if (dice.chance(0.08))
    happen(life, calendar, 'groupLeave', after(joined, dice.int(3, 30) * DAY), { groupType });
}

/** How a friend behaves from then on; nearly half fall silent. Care messages go out on Wednesdays and Saturdays. */
export function keepInTouch(story: Story, since: Date): void {
  const { life, dice, calendar } = story;
  const liveliness = dice.weighted([
    [0, 40],
    [0.03, 40],
    [0.09, 16],
    [0.22, 4],
  ]);
  const days = Math.min(59, Math.floor((calendar.now.getTime() - since.getTime()) / DAY));
  for (let ago = days - 1; ago >= 0; ago--) {
    if (dice.chance(liveliness)) oneDay(story, ago);
    if ([3, 6].includes(calendar.weekday(ago)) && dice.chance(0.22)) campaign(story, ago, liveliness > 0);
  }
  if (liveliness > 0.05 && dice.chance(0.2))
    consult(story, someMoment(dice, calendar, dice.int(0, Math.max(0, days - 1))));
  life.events.sort((a, b) => a.at.getTime() - b.at.getTime());
}

export function oneDay(story: Story, ago: number): void {
  const { life, dice, calendar } = story;
  const at = someMoment(dice, calendar, ago);
  const what = dice.weighted([
    ['talk', 45],
    ['momentLike', 30],
    ['momentComment', 8],
    ['linkOpen', 17],
  ] as const);
  if (what === 'talk') talk(story, at);
  else happen(life, calendar, what, at);
}

export function campaign(story: Story, ago: number, answers: boolean): void {
  const { life, dice, calendar } = story;
  if (life.optedOutAt) return; // nobody sends to those who asked not to
  const sent = calendar.at(ago, 10, dice.int(0, 55), dice.int(0, 59));
  if (!happen(life, calendar, 'messageOut', sent) || !answers) return;
  if (dice.chance(0.12)) happen(life, calendar, 'linkOpen', after(sent, dice.int(2, 400) * MINUTE));
  if (dice.chance(0.06)) talk(story, after(sent, dice.int(3, 300) * MINUTE));
}
