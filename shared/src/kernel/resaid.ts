import type { Words } from './language';

/** A stored sentence as it was written, and how it reads in English; `$1` is what the pattern found. */
export type Resaid = readonly (readonly [RegExp, string])[];

/** Reasons are stored as the Chinese sentence they were; one nobody knows stays as it is. */
export function resaid(text: string, rules: Resaid, w: Words): string {
  const rule = rules.find(([pattern]) => pattern.test(text));
  return rule ? w(text, text.replace(rule[0], rule[1])) : text;
}
