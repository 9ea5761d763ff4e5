import type { Scan } from './extract';
import { isCareful, type Match } from './grammar/match';
import type { Parsed, SlotSpec } from './spec';

/** A reading that rests on a name nothing vouches for. */
export const RESEMBLES = 0.9;

/** Turns the winning match into what callers see: future times that are past are asked for, doubts are said. */
export function finished(m: Match, scan: Scan): Parsed {
  const spec = m.form.spec;
  // a time that has passed where one to come is needed is asked about, never guessed (commands.md §2)
  const late = Object.keys(spec.slots).filter((n) => comesLate(spec.slots[n], m.args[n], scan));
  const args = Object.fromEntries(Object.entries(m.args).filter(([name]) => !late.includes(name)));
  // 明天重启 leaves open when: a dangerous command asks for the moment
  const vague = isCareful(m.form)
    ? Object.keys(spec.slots).filter((n) => isSpan(spec.slots[n], args[n]))
    : [];
  const missing = [...new Set([...m.missing, ...late, ...vague])];
  const confidence = m.doubt ? RESEMBLES : late.length > 0 ? 0.95 : 1;
  return { command: spec.id, args, confidence, missing, ambiguous: [], unknown: [], suggestions: [] };
}

const comesLate = (slot: SlotSpec | undefined, value: unknown, scan: Scan): boolean =>
  slot?.type === 'when' && slot.direction === 'future' && value !== undefined && over(value, scan);

const isSpan = (slot: SlotSpec | undefined, value: unknown): boolean =>
  slot?.type === 'when' &&
  slot.direction === 'future' &&
  (value as { from?: string } | undefined)?.from !== undefined;

function over(when: unknown, scan: Scan): boolean {
  const w = when as { at?: string; to?: string };
  const end = w.at ?? w.to;
  return end !== undefined && Date.parse(end) < Date.parse(scan.context.now);
}
