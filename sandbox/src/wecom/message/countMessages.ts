import { nowMs } from '../../clock/clock';
import { dayOf } from '../../state/massMessages';
import type { World } from '../../world';
import { numberOf, type Json } from '../json';
import { WecomError } from '../wecomError';

const DAY_MS = 86_400_000;
const OLDEST = 1;

/** message/get_statistics: the app's person-times of today (time_type 0) or yesterday (1). */
export function countMessages(world: World, body: Json): Json {
  const daysAgo = numberOf(body, 'time_type') ?? 0;
  if (daysAgo < 0 || daysAgo > OLDEST) throw new WecomError(40058, 'invalid time_type');
  const { tz } = world.clock;
  const day = dayOf(nowMs(world.clock) - daysAgo * DAY_MS, tz);
  const count = [...world.sends.sent.values()]
    .filter(({ at }) => dayOf(at, tz) === day)
    .reduce((sum, { userids }) => sum + userids.length, 0);
  return { statistics: count === 0 ? [] : [{ agentid: world.app.agentId, app_name: APP_NAME, count }] };
}

const APP_NAME = '应用';
