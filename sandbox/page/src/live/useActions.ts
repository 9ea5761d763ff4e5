import { useMemo, type Dispatch } from 'react';
import type { PhoneDo } from '../../../src/live';
import type { Chosen } from '../chat/chosen';
import { call, wordsOf } from './call';
import type { LiveEvent } from './liveState';

interface Press {
  from: string;
  messageId: string;
  key: string;
  /** the chosen options of every question */
  selected?: Chosen;
}

/** What a person can do here. Every one reports its own failure and answers whether it went right; none throws. */
export interface Actions {
  say: (from: string, text: string) => Promise<boolean>;
  /** drops the line that did not get through and says it anew */
  sayAgain: (from: string, failedId: string, text: string) => Promise<boolean>;
  press: (press: Press) => Promise<boolean>;
  menu: (from: string, key: string) => Promise<boolean>;
  enter: (from: string) => Promise<boolean>;
  phone: (id: string, act: PhoneDo) => Promise<boolean>;
  /** a new phone redeems the ticket */
  pair: (ticket: string) => Promise<boolean>;
  advance: (step: { advance: string } | { to: string }) => Promise<boolean>;
  enterBot: (from: string) => Promise<boolean>;
  hand: Hand;
}

/** Everything else people do by hand: one POST below /sandbox, and its answer; null when it was refused. */
export type Hand = <T = unknown>(path: string, body: object) => Promise<T | null>;

type Attempt = (work: () => Promise<void>) => Promise<boolean>;

export function useActions(dispatch: Dispatch<LiveEvent>, tell: (words: string) => void): Actions {
  return useMemo(() => {
    const attempt: Attempt = async (work) => {
      try {
        await work();
        return true;
      } catch (error) {
        tell(wordsOf(error));
        return false;
      }
    };
    return { ...chatActions(attempt, dispatch), ...worldActions(attempt) };
  }, [dispatch, tell]);
}

let spoken = 0;

function chatActions(
  attempt: Attempt,
  dispatch: Dispatch<LiveEvent>,
): Omit<Actions, keyof ReturnType<typeof worldActions>> {
  /** The line stands in the chat at once; it is marked when the sandbox did not take it. */
  const say: Actions['say'] = async (from, text) => {
    const localId = `local-${(spoken += 1)}`;
    dispatch({ type: 'said', from, localId, text, saidAt: performance.now() });
    const taken = await attempt(async () => {
      const { id } = await call<{ id: string }>('POST', '/sandbox/say', { from, text });
      dispatch({ type: 'accepted', from, localId, id });
    });
    if (!taken) dispatch({ type: 'refused', from, localId });
    return taken;
  };
  return {
    say,
    sayAgain: (from, failedId, text) => {
      dispatch({ type: 'forgotten', from, localId: failedId });
      return say(from, text);
    },
    press: (press) => attempt(() => call('POST', '/sandbox/press', press)),
    menu: (from, key) => attempt(() => call('POST', '/sandbox/menu', { from, key })),
    enter: (from) => attempt(() => call('POST', '/sandbox/enter', { from })),
  };
}

/** What came of it tells the stream alone: an answer that arrives after newer frames would show an old state. */
const worldActions = (
  attempt: Attempt,
): Pick<Actions, 'phone' | 'pair' | 'advance' | 'enterBot' | 'hand'> => ({
  phone: (id, act) => attempt(() => call('POST', `/sandbox/phones/${encodeURIComponent(id)}`, { do: act })),
  pair: (ticket) => attempt(() => call('POST', '/sandbox/phones', { ticket })),
  advance: (step) => attempt(() => call('POST', '/sandbox/clock', step)),
  enterBot: (from) => attempt(() => call('POST', '/sandbox/aibot/enter', { from })),
  hand: async <T>(path: string, body: object): Promise<T | null> => {
    let answer: T | null = null;
    await attempt(async () => {
      answer = await call<T>('POST', `/sandbox/${path}`, body);
    });
    return answer;
  },
});
