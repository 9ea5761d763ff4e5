import { rawSlice } from '../normalise';
import { quotedAt } from './names';
import type { Candidate, Extractor } from './scan';
import { stick } from './scan';

/** Particles of a question or a report, nothing anybody would have written. */
const EMPTY = /^(?:了|过)?(?:吗|没有?|么|呢|吧|啊|了)?[?？。!！]*$/;

/** What follows an order nobody gives yet: 驳回C-12之前先问我. */
const ABOUT =
  /^(?:之前|以前|之后|以后|的时候|的话|是不是|会不会|会怎|要不要|是谁|合适|合不合适|行不行|行吗|可以吗)/;

/**
 * Free text: in quotes; after a colon or an arrow to the end; else to the end, or to a space where something else may follow.
 * Dear by the character, so that whatever a closed slot can claim is not swallowed.
 */
export const text: Extractor = (s, i) => {
  const colon = stick(/\s*(?:[:→]|->|=>)\s*/y, s.text, i);
  const from = i + (colon?.[0].length ?? 0);
  if (from >= s.text.length) return [];
  const quoted = quotedAt(s, from);
  if (quoted) return [quoted];
  const found: Candidate[] = [];
  if (!colon) {
    for (let k = from + 1; k < s.text.length; k += 1) {
      if (s.text.charAt(k) === ' ') found.push(reading(k));
    }
  }
  found.push(reading(s.text.length));
  return found.filter(
    (c) => c.value !== '' && !EMPTY.test(String(c.value)) && (colon != null || !ABOUT.test(String(c.value))),
  );

  function reading(end: number): Candidate {
    const value = rawSlice(s, from, end);
    // what stands in quotes is the text; words around it are not
    const around = /[「“].+[」”]/.test(value) ? 1 : 0;
    return { end, value, cost: 1 + around + 0.03 * (end - from), bare: true };
  }
};

/** A short word: a confirmation code or the count typed back, as text (0042 keeps its zeros). */
export const code: Extractor = (s, i) => {
  const m = stick(/\d{1,7}(?!\d)/y, s.text, i);
  return m ? [{ end: i + m[0].length, value: m[0], cost: 0 }] : [];
};
