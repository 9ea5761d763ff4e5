import { useCallback, useEffect, useState } from 'react';
import { call, wordsOf } from '../live/call';
import type { ActiveFault, FaultRule } from './faultRule';

export interface FaultControl {
  active: ActiveFault[];
  add: (rule: FaultRule) => Promise<void>;
  clear: () => Promise<void>;
}

const LOOK_AGAIN_MS = 2_000;

/** The faults in force. They are used up on the sandbox's side, so while there are any the page looks again. */
export function useFaults(linked: boolean, tell: (words: string) => void): FaultControl {
  const [active, setActive] = useState<ActiveFault[]>([]);

  const read = useCallback(async () => {
    setActive(await call<ActiveFault[]>('GET', '/sandbox/faults'));
  }, []);
  const change = useCallback(
    async (method: 'POST' | 'DELETE', rule?: FaultRule) => {
      try {
        await call(method, '/sandbox/faults', rule);
        await read();
      } catch (error) {
        tell(wordsOf(error));
      }
    },
    [read, tell],
  );

  useEffect(() => {
    if (linked) read().catch(() => undefined);
  }, [linked, read]);
  const some = active.length > 0;
  useEffect(() => {
    if (!linked || !some) return undefined;
    const timer = window.setInterval(() => {
      read().catch(() => undefined);
    }, LOOK_AGAIN_MS);
    return () => {
      window.clearInterval(timer);
    };
  }, [linked, some, read]);

  const add = useCallback((rule: FaultRule) => change('POST', rule), [change]);
  const clear = useCallback(() => change('DELETE'), [change]);
  return { active, add, clear };
}
