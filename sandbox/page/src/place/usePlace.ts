import { useCallback, useEffect, useRef, useState } from 'react';
import type { Person } from '../../../src/live';
import type { Actions } from '../live/useActions';
import { addressOf, chatKeyOf, placeOf, type Place } from './place';

const inAddress = (): Place | null => placeOf(window.location.hash.slice(1));

/**
 * Who the person is and what he has open, the first member's chat at first. It stands in the address, so a link or a
 * reload opens the same. Opening a chat watches it; a chat with the app or the bot is entered, as WeCom tells them.
 */
export function usePlace(
  people: Person[],
  watch: (chat: string) => void,
  actions: Actions,
): { place: Place | null; open: (place: Place) => void } {
  const [wanted, setWanted] = useState(inAddress);
  const place = presentOf(wanted, people);
  const chat = place && chatKeyOf(place);
  const entered = useRef<string | null>(null);

  useEffect(() => {
    const follow = (): void => setWanted(inAddress());
    window.addEventListener('hashchange', follow);
    return () => window.removeEventListener('hashchange', follow);
  }, []);

  useEffect(() => {
    if (!chat || entered.current === chat) return;
    entered.current = chat;
    watch(chat);
    if (chat.startsWith('bot:')) void actions.enterBot(chat.slice(4));
    else if (!chat.includes(':')) void actions.enter(chat);
  }, [chat, watch, actions]);

  const open = useCallback((next: Place) => {
    setWanted(next);
    window.history.replaceState(null, '', `#${addressOf(next)}`);
  }, []);
  return { place, open };
}

/** A member who is not there any more gives way to the first one. */
function presentOf(wanted: Place | null, people: Person[]): Place | null {
  if (wanted && wanted.as !== 'member') return wanted;
  if (wanted && people.some((p) => p.userid === wanted.userid)) return wanted;
  const [first] = people;
  return first ? { as: 'member', userid: first.userid, desk: 'app' } : null;
}
