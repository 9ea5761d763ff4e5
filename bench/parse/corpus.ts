import fs from 'node:fs';
import path from 'node:path';

export interface Utterance {
  text: string;
  command: string | null;
  args: Record<string, unknown>;
  missing: string[];
}

export interface TimeCase {
  text: string;
  direction?: 'past' | 'future';
  kind: 'instant' | 'range' | 'recurrence';
  at?: string;
  from?: string;
  to?: string;
  cron?: string;
}

const folder = path.join(__dirname, '../../shared/src/conversation/corpus');
const read = (name: string): unknown =>
  JSON.parse(fs.readFileSync(path.join(folder, `${name}.json`), 'utf8'));

/** Every group of labelled utterances, by file name. */
export function utterances(): Record<string, Utterance[]> {
  const names = fs
    .readdirSync(folder)
    .filter((f) => f.endsWith('.json') && !/^(?:times|numbers)\./.test(f))
    .map((f) => f.slice(0, -5));
  return Object.fromEntries(names.map((n) => [n, read(n) as Utterance[]]));
}

export const times = (): { now: string; tz: string; expressions: TimeCase[]; falseAlarms: string[] } =>
  read('times') as ReturnType<typeof times>;
export const numbers = (): { text: string; value: number }[] => read('numbers') as ReturnType<typeof numbers>;

/** Equal whatever the order of keys. */
export const same = (a: unknown, b: unknown): boolean =>
  JSON.stringify(canonical(a)) === JSON.stringify(canonical(b));

function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([k, v]) => [k, canonical(v)]));
}
