import { useCallback, useEffect, useRef, useState } from 'react';
import { call, wordsOf } from './call';

export interface View<T> {
  /** null until it was read once */
  data: T | null;
  /** why the last reading failed */
  problem: string | null;
  reload: () => void;
}

/**
 * What the sandbox answers at this path, read again whenever `changes` grows; one reading at a time. What was read
 * stays in sight until the next answer, but never under another path.
 */
export function useView<T>(path: string | null, changes: number): View<T> {
  const [read, setRead] = useState<{ path: string; data: T | null; problem: string | null } | null>(null);
  const wanted = useRef<string | null>(null);
  const running = useRef(false);
  const again = useRef(false);

  const reload = useCallback(() => {
    again.current = true;
    if (running.current) return;
    running.current = true;
    void (async () => {
      while (again.current && wanted.current !== null) {
        again.current = false;
        const asked: string = wanted.current;
        const answer = await call<T>('GET', `/sandbox/${asked}`).then(
          (data) => ({ data, problem: null }),
          (error: unknown) => ({ data: null, problem: wordsOf(error) }),
        );
        if (wanted.current === asked)
          setRead((before) => ({
            path: asked,
            problem: answer.problem,
            data: answer.data ?? (before?.path === asked ? before.data : null),
          }));
      }
      running.current = false;
    })();
  }, []);

  useEffect(() => {
    wanted.current = path;
    if (path !== null) reload();
  }, [path, changes, reload]);
  useEffect(
    () => () => {
      wanted.current = null;
    },
    [],
  );

  const mine = read?.path === path ? read : null;
  return { data: mine?.data ?? null, problem: mine?.problem ?? null, reload };
}
