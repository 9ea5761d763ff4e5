import { useEffect, useRef } from 'react';
import type { DeviceState } from '@cunkebao/shared/fleet/deviceStates';
import type { FunnelPeriod } from '@cunkebao/shared/insight/funnelPeriods';

interface Errands {
  devices: { state: DeviceState | 'all' };
  funnel: { id?: 'acquisition' | 'community'; period?: FunnelPeriod };
}
type Errand = Errands[keyof Errands];

const waiting = new Map<string, Errand>();
const takers = new Map<string, (errand: Errand) => void>();

/**
 * Asks a tab page to show something. Such pages cannot be opened with parameters and stay alive behind each other: one
 * that is there takes the errand at once, for one that is not it waits.
 */
export function sendErrand<T extends keyof Errands>(to: T, errand: Errands[T]): void {
  const take = takers.get(to);
  if (take) take(errand);
  else waiting.set(to, errand);
}

/** Takes what this tab is asked to show, now and whenever it is asked again. */
export function useErrand<T extends keyof Errands>(tab: T, take: (errand: Errands[T]) => void): void {
  const newest = useRef(take);
  newest.current = take;
  useEffect(() => {
    const taker = (errand: Errand): void => {
      newest.current(errand as Errands[T]);
    };
    takers.set(tab, taker);
    const early = waiting.get(tab);
    waiting.delete(tab);
    if (early) taker(early);
    return () => {
      if (takers.get(tab) === taker) takers.delete(tab);
    };
  }, [tab]);
}
