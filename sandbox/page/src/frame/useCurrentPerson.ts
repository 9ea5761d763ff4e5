import { useCallback, useEffect, useRef, useState } from 'react';
import type { Person } from '../../../src/live';
import type { Actions } from '../live/useActions';

const inAddress = (): string => decodeURIComponent(window.location.hash.slice(1));

/**
 * Whose chat is open. It stands in the address, so a link or a reload opens the same person's chat. Opening a chat
 * watches it and tells the app that this person came in, as WeCom does.
 */
export function useCurrentPerson(
  people: Person[],
  watch: (userid: string) => void,
  actions: Actions,
): { person: Person | null; open: (userid: string) => void } {
  const [wanted, setWanted] = useState(inAddress);
  const person = people.find((p) => p.userid === wanted) ?? people[0] ?? null;
  const userid = person?.userid;
  const entered = useRef<string | undefined>(undefined);

  useEffect(() => {
    const follow = (): void => {
      setWanted(inAddress());
    };
    window.addEventListener('hashchange', follow);
    return () => {
      window.removeEventListener('hashchange', follow);
    };
  }, []);

  useEffect(() => {
    if (!userid || entered.current === userid) return;
    entered.current = userid;
    watch(userid);
    void actions.enter(userid);
  }, [userid, watch, actions]);

  const open = useCallback((next: string) => {
    setWanted(next);
    window.history.replaceState(null, '', `#${encodeURIComponent(next)}`);
  }, []);
  return { person, open };
}
