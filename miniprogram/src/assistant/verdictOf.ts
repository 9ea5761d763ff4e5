import type { SentenceReading } from '@cunkebao/shared/conversation';
import { placeOf, type Place } from './placeOf';

/** What the box answers to a sentence. */
export type Verdict =
  /** no command: words to look for on this page */
  | { is: 'keyword' }
  | { is: 'unsure'; suggestions: SentenceReading['suggestions'] }
  | { is: 'place'; place: Place }
  | { is: 'refused'; message: string }
  | { is: 'notBuilt'; title: string }
  /** only the chat does this; `careful`: it previews and wants to be confirmed */
  | { is: 'chat'; title: string; careful: boolean };

export function verdictOf(reading: SentenceReading): Verdict {
  const { command, confidence, suggestions } = reading;
  if (command === null || confidence < 1)
    return suggestions.length > 0 ? { is: 'unsure', suggestions } : { is: 'keyword' };
  if (reading.refusal) return { is: 'refused', message: reading.refusal.message };
  const place = placeOf(reading);
  if (place) return { is: 'place', place };
  const title = reading.title ?? command;
  if (!reading.built) return { is: 'notBuilt', title };
  return { is: 'chat', title, careful: reading.risk === 'danger' || reading.risk === 'mass' };
}
