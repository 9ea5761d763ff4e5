import { toWall, type Wall } from '../../kernel';

export type Direction = 'past' | 'future';
export type Grain =
  'minute' | 'hour' | 'part' | 'day' | 'week' | 'month' | 'quarter' | 'half' | 'year' | 'holiday';

/** What a time expression means. Ranges are half-open; moments are ISO with the zone's offset. */
export interface Time {
  kind: 'instant' | 'range' | 'recurrence';
  at?: string;
  from?: string;
  to?: string;
  cron?: string;
  tz?: string;
  grain: Grain;
  /** what was not said and had to be supplied, for the echo: 年, 日期, 时刻, 上午 */
  assumed: string[];
}

export interface FoundTime {
  value: Time;
  end: number;
}

/** Where the speaker stands. `direction` says which way an open expression points: 周一 in a report is past. */
export interface Env {
  now: Date;
  tz: string;
  wall: Wall;
  /** 'YYYY-MM-DD' */
  today: string;
  direction?: Direction | undefined;
}

/** Calendar days [from, to). */
export interface Days {
  from: string;
  to: string;
  grain: Grain;
  assumed?: string[];
  /** 今晚 carries its part of the day along */
  part?: string;
}

export interface Found<T> {
  value: T;
  end: number;
}

export function envOf(now: string, tz: string, direction?: Direction): Env {
  const at = new Date(now);
  const wall = toWall(at, tz);
  const two = (n: number) => String(n).padStart(2, '0');
  return { now: at, tz, wall, today: `${wall.year}-${two(wall.month)}-${two(wall.day)}`, direction };
}

/** A figure as times say it: 12, 十二, 两, 廿. */
export const N = '(?:\\d{1,4}|[零〇一二两三四五六七八九十廿百]{1,4})';
