import { dayOf } from '../state/massMessages';
import { WecomError } from '../wecom/wecomError';

/** Calls counted per key and calendar-free window; above the number the key is blocked for the window's own length. */
export interface Limits {
  counts: Map<string, { from: number; n: number }>;
  blockedUntil: Map<string, number>;
}

type Span = 'minute' | 'hour' | 'day' | 'month';
interface Window {
  span: Span;
  most: number;
}

const LENGTH_MS: Record<Span, number> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  month: 30 * 86_400_000,
};

/** wecom-api.md §14. What is not named here has the basic frequency of every API. */
const BASIC: Window[] = [
  { span: 'minute', most: 10_000 },
  { span: 'hour', most: 150_000 },
];
const OWN: Record<string, Window[]> = {
  gettoken: [],
  'message/send': [],
  'message/update_template_card': [],
  'message/recall': [],
  get_jsapi_ticket: [{ span: 'hour', most: 400 }],
  'ticket/get': [{ span: 'hour', most: 100 }],
  'appchat/create': [{ span: 'day', most: 1_000 }],
  'appchat/update': [{ span: 'hour', most: 1_000 }],
  'appchat/send': [],
  'appchat/send#persons': [
    { span: 'minute', most: 20_000 },
    { span: 'hour', most: 300_000 },
  ],
  'media/uploadimg': [
    { span: 'day', most: 1_000 },
    { span: 'month', most: 3_000 },
  ],
  'webhook/send': [{ span: 'minute', most: 20 }],
  'externalcontact/add_moment_task': [{ span: 'minute', most: 10 }],
  'debug=1': [{ span: 'minute', most: 5 }],
};

export const makeLimits = (): Limits => ({ counts: new Map(), blockedUntil: new Map() });

export interface Ask {
  /** API path, with `#…` for a second thing that is counted */
  path: string;
  /** whose: the webhook's key, '' for the corp */
  of?: string;
  n?: number;
  now: number;
  tz: string;
  /** instead of the documented windows: calls a minute */
  perMinute?: number | undefined;
}

/** Counts a call; 45009 above the limit and while blocked. A blocked call neither counts nor prolongs the block. */
export function spend(limits: Limits, ask: Ask): void {
  const key = `${ask.path} ${ask.of ?? ''}`;
  if ((limits.blockedUntil.get(key) ?? 0) > ask.now) throw new WecomError(45009);
  const windows = ask.perMinute === undefined ? (OWN[ask.path] ?? BASIC) : [perMinute(ask.perMinute)];
  for (const window of windows) {
    const count = currentCount(limits, `${key} ${window.span}`, window.span, ask.now);
    count.n += ask.n ?? 1;
    if (count.n <= window.most) continue;
    limits.blockedUntil.set(key, blockEnd(window.span, ask));
    throw new WecomError(45009);
  }
}

const perMinute = (most: number): Window => ({ span: 'minute', most });

function currentCount(limits: Limits, key: string, span: Span, now: number): { from: number; n: number } {
  const count = limits.counts.get(key);
  if (count && now - count.from < LENGTH_MS[span]) return count;
  const fresh = { from: now, n: 0 };
  limits.counts.set(key, fresh);
  return fresh;
}

/** minute → 60 s, hour → 60 min, day → the rest of the calendar day, month → 30 days. */
function blockEnd(span: Span, { now, tz }: Ask): number {
  if (span !== 'day') return now + LENGTH_MS[span];
  const today = dayOf(now, tz);
  let end = now;
  while (dayOf(end, tz) === today) end += 60_000;
  return end - (end % 60_000);
}
