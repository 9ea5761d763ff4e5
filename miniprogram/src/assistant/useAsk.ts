import { useEffect, useState } from 'react';
import type { readSentence } from '@cunkebao/shared/conversation';
import { askAgain } from '@/api/askAgain';
import { problemOf } from '@/api/problemOf';
import { useCall } from '@/api/useCall';
import type { Tab } from '@/platform/navigate';
import { openPlace } from './openPlace';
import type { Place } from './placeOf';
import { verdictOf, type Verdict } from './verdictOf';

export interface AskProps {
  /** the tab this box stands on */
  here: Tab;
  /** looks on this page for words that are no command; '' when there are none */
  onKeyword?: (words: string) => void;
}

/** One sentence at a time: what was said, what it means, and going there. */
export function useAsk({ here, onKeyword }: AskProps) {
  const [said, setSaid] = useState('');
  /** entered and not yet acted upon: a place opens as soon as it is known */
  const [entered, setEntered] = useState('');
  const [round, setRound] = useState(0);
  /** why the place did not open */
  const [trouble, setTrouble] = useState('');
  const { verdict, problem, retry } = useVerdict(said);

  const keyword = keywordOf(said, verdict, problem !== undefined, here);
  useEffect(() => {
    if (keyword !== null) onKeyword?.(keyword);
  }, [keyword]);

  const hear = (words: string): void => {
    setSaid(words);
    setTrouble('');
  };
  const open = (place: Place): void => {
    openPlace(place, here).then(
      (missing) => {
        if (missing) {
          setTrouble(missing);
          return;
        }
        setSaid('');
        setRound((n) => n + 1); // a new key empties the box
      },
      (error: unknown) => {
        setTrouble(problemOf(error)?.message ?? '');
      },
    );
  };
  useEffect(() => {
    if (entered === '' || entered !== said || !verdict) return;
    setEntered('');
    if (verdict.is === 'place') open(verdict.place);
  });

  return {
    said,
    round,
    verdict,
    problem,
    waiting: said !== '' && !verdict && !problem,
    trouble,
    hear,
    enter: (words: string) => {
      hear(words);
      setEntered(words);
    },
    open,
    retry,
  };
}

/** How the server reads these words; nothing is asked without any. */
function useVerdict(said: string) {
  const reading = useCall<typeof readSentence>(said === '' ? null : 'GET /api/v1/assistant/parse', {
    query: { text: said },
  });
  const verdict = said !== '' && reading.data ? verdictOf(reading.data) : undefined;
  return {
    verdict,
    problem: verdict ? undefined : problemOf(reading.error),
    retry: askAgain(() => reading.mutate()),
  };
}

/** What this page itself should look for; null while that is not known. */
function keywordOf(said: string, verdict: Verdict | undefined, failed: boolean, here: Tab): string | null {
  if (said === '' || failed) return said;
  if (!verdict) return null;
  if (verdict.is === 'place') return nameHere(verdict.place, here);
  return verdict.is === 'keyword' || verdict.is === 'unsure' ? said : '';
}

/** The one thing the sentence names, when this page has it in its list. */
function nameHere(place: Place, here: Tab): string {
  if (place.page === 'device' && here === 'devices') return place.id;
  return place.page === 'tag' && here === 'tags' ? place.name : '';
}
