import { normalise } from '../normalise';
import { timeAt } from './timeAt';
import { envOf, type Direction, type Time } from './types';

export { timeAt } from './timeAt';
export { envOf, type Direction, type Env, type Grain, type Time } from './types';
export { iso } from './calendar';

export interface TimeContext {
  now: string;
  tz: string;
  direction?: Direction;
}

/** A text that is one time expression and nothing else, or null. */
export function parseTime(text: string, context: TimeContext): Time | null {
  const t = normalise(text).text.trim();
  const found = timeAt(t, 0, envOf(context.now, context.tz, context.direction));
  return found && found.end === t.length ? found.value : null;
}

/** Every time expression in a text, left to right, without overlaps. */
export function findTimes(text: string, context: TimeContext): { from: number; to: number; time: Time }[] {
  const t = normalise(text).text;
  const env = envOf(context.now, context.tz, context.direction);
  const found: { from: number; to: number; time: Time }[] = [];
  for (let i = 0; i < t.length; i += 1) {
    const hit = timeAt(t, i, env);
    if (!hit) continue;
    found.push({ from: i, to: hit.end, time: hit.value });
    i = hit.end - 1;
  }
  return found;
}
