import { useCallback, useEffect, useRef, useState } from 'react';

/** Remembers which of several actions is under way, so that its button can wait and the others stay usable. */
export function useBusy(): { busy: string | null; run: (key: string, work: () => Promise<unknown>) => void } {
  const [busy, setBusy] = useState<string | null>(null);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  const run = useCallback((key: string, work: () => Promise<unknown>) => {
    setBusy(key);
    void work().finally(() => {
      if (alive.current) setBusy((now) => (now === key ? null : now));
    });
  }, []);
  return { busy, run };
}
