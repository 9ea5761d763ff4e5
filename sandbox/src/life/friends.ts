import {
  buy,
  campaign,
  CHANNELS,
  consult,
  newLife,
  oneDay,
  someMoment,
  type Channel,
  type Story,
} from '@cunkebao/shared/demo';
import { diceOf, LIFE, nameOf, toHappenings, type Happening, type LivingAccount } from './happening';
import { calendarAround, STORY_DAYS } from './newcomers';

/**
 * Daily chances of one of the friends in the phone book. These are the liveliest sixty of an account, so they carry
 * what the seed spreads over all of its friends.
 */
const CHANCE = { something: 0.11, consult: 0.025, buysAgain: 0.005, answersCampaigns: 0.5 };
/** Care messages go out on Wednesdays and Saturdays. */
const CAMPAIGN = { weekdays: [3, 6], reaches: 0.5 };

/** What the known friends of an account do on one day. Always the same; nobody among them leaves, for nobody remembers. */
export function friendsOf(account: LivingAccount, day: string, tz: string): Happening[] {
  const calendar = calendarAround(day, tz);
  // a known customer has his channel on the server; here it only says how ready he is to order
  const channel = regular();
  const midnight = calendar.at(STORY_DAYS, 0);
  const mailing = CAMPAIGN.weekdays.includes(calendar.weekday(STORY_DAYS));
  return account.friends.flatMap(({ id, nickname }) => {
    const dice = diceOf('friend', account.id, day, id);
    const life = newLife(channel, account.id, '', midnight);
    liveADay({ life, dice, calendar }, mailing);
    if (life.events.length === 0) return [];
    return toHappenings(life.events, {
      ref: `${LIFE}${account.id}:${day}:${nameOf(id)}`,
      account: account.id,
      begun: null,
      data: { customer: id, nickname },
    });
  });
}

function liveADay(story: Story, mailing: boolean): void {
  const { dice, calendar } = story;
  const some = (): Date => someMoment(dice, calendar, STORY_DAYS);
  if (dice.chance(CHANCE.something)) oneDay(story, STORY_DAYS);
  if (dice.chance(CHANCE.consult)) consult(story, some());
  if (dice.chance(CHANCE.buysAgain)) buy(story, some());
  if (mailing && dice.chance(CAMPAIGN.reaches))
    campaign(story, STORY_DAYS, dice.chance(CHANCE.answersCampaigns));
}

function regular(): Channel {
  const [first, ...others] = CHANNELS;
  if (!first) throw new Error('no channels');
  return others.reduce((best, c) => (c.repeat > best.repeat ? c : best), first);
}
