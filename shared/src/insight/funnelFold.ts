import type { FunnelStep } from './contract';
import type { FunnelDefinition } from './funnels';

const DAY = 86_400_000;

/** Where one attempt stands: when it began and when it took its last step. */
interface Attempt {
  startedAt: number;
  steppedAt: number;
}

/** Takes rows one at a time, ordered by customer and then time, so that any number of events needs little memory. */
export interface FunnelFold {
  row(customerId: string, kind: string, at: number): void;
  /** the steps; the fold is used up */
  result(): FunnelStep[];
}

/**
 * Strict order: a step counts only after the one before it and within the window of the attempt's first step. Distinct
 * customers: whoever starts again is counted once, at the furthest step of any attempt. An attempt counts for the
 * period when its first step lies in [from, to); later steps may fall outside.
 */
export function funnelFold(funnel: FunnelDefinition, period: { from: number; to: number }): FunnelFold {
  const { steps } = funnel;
  const windowMs = funnel.windowDays * DAY;
  const reached = steps.map(() => 0);
  const minutes: number[][] = steps.map(() => []);
  let customer: string | null = null;
  let attempts: (Attempt | undefined)[] = [];
  /** minutes from the step before, of the first attempt that got there */
  let took: (number | undefined)[] = [];

  const finish = (): void => {
    took.forEach((m, i) => {
      if (m === undefined) return;
      reached[i] = (reached[i] ?? 0) + 1;
      if (i > 0) minutes[i]?.push(m);
    });
    attempts = [];
    took = [];
  };

  const step = (i: number, at: number): void => {
    if (i === 0) {
      if (at < period.from || at >= period.to) return;
      attempts[0] = { startedAt: at, steppedAt: at };
      took[0] ??= 0;
      return;
    }
    const before = attempts[i - 1];
    if (!before || at - before.startedAt > windowMs) return;
    attempts[i] = { startedAt: before.startedAt, steppedAt: at };
    took[i] ??= (at - before.steppedAt) / 60_000;
  };

  return {
    row(customerId, kind, at) {
      if (customerId !== customer) finish();
      customer = customerId;
      // last step first: one order is not both the purchase and the repurchase
      for (let i = steps.length - 1; i >= 0; i--) if (steps[i]?.kind === kind) step(i, at);
    },
    result() {
      finish();
      return steps.map((s, i) => ({
        kind: s.id,
        name: s.name,
        customers: reached[i] ?? 0,
        ofPrevious: i === 0 ? null : share(reached[i], reached[i - 1]),
        ofFirst: i === 0 ? null : share(reached[i], reached[0]),
        dropped: i === 0 ? 0 : (reached[i - 1] ?? 0) - (reached[i] ?? 0),
        medianMinutes: i === 0 ? null : median(minutes[i] ?? []),
      }));
    },
  };
}

/** The step at whose door most customers are lost; null when nobody is. */
export function worstStepOf(steps: readonly FunnelStep[]): FunnelStep | null {
  const worst = steps.reduce<FunnelStep | null>((w, s) => (s.dropped > (w?.dropped ?? 0) ? s : w), null);
  return worst;
}

function share(part = 0, whole = 0): number | null {
  return whole === 0 ? null : part / whole;
}

function median(values: number[]): number | null {
  if (values.length === 0) return null;
  const sorted = values.sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return Math.round(sorted.length % 2 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2);
}
