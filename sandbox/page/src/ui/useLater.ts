import { useEffect, useState } from 'react';

/** The value as it was when it last stood still for that long: a search asks once, not with every letter. */
export function useLater<T>(value: T, quietMs: number): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(value), quietMs);
    return () => window.clearTimeout(timer);
  }, [value, quietMs]);
  return settled;
}
