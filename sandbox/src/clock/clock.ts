import type { ClockState } from '../live';

/** The sandbox's clock: real time plus an offset that people turn by hand. It never runs backwards. */
export interface Clock {
  offsetMs: number;
  tz: string;
  listeners: ((clock: Clock) => void)[];
}

const MAX_STEP_MS = 10 * 365 * 86_400_000;
const UNITS: Record<string, number> = {
  ms: 1,
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

export const makeClock = (tz: string, offsetMs = 0): Clock => ({ offsetMs, tz, listeners: [] });

export const nowMs = (clock: Clock): number => Date.now() + clock.offsetMs;
export const nowOf = (clock: Clock): Date => new Date(nowMs(clock));
export const unixSeconds = (clock: Clock): number => Math.floor(nowMs(clock) / 1000);

export const clockState = (clock: Clock): ClockState => ({
  now: nowOf(clock).toISOString(),
  tz: clock.tz,
  offsetMs: clock.offsetMs,
});

/** '6m', '2h', '3d', '1.5h', '500ms' or a number of milliseconds; null when it is none of these. */
export function spanMs(span: string | number): number | null {
  if (typeof span === 'number') return Number.isFinite(span) ? span : null;
  const read = /^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)?$/.exec(span.trim());
  if (!read) return null;
  return Math.round(Number(read[1]) * (UNITS[read[2] ?? 'ms'] ?? 1));
}

/** Turns the clock forward and tells everybody who reads it. False when the step is backwards or absurdly long. */
export function advance(clock: Clock, ms: number): boolean {
  if (!(ms >= 0) || ms > MAX_STEP_MS) return false;
  clock.offsetMs += Math.round(ms);
  for (const listener of clock.listeners) listener(clock);
  return true;
}

/** Turns the clock forward to a moment; false when that moment has passed. */
export const advanceTo = (clock: Clock, moment: Date): boolean =>
  advance(clock, moment.getTime() - nowMs(clock));
