import type { CommandSpec } from '@cunkebao/shared/conversation';

export interface Keyworded {
  command: string | null;
  args: Record<string, unknown>;
}

const IDS: Record<string, RegExp> = {
  device: /d-?0*(\d+)/i,
  account: /a-?0*(\d+)/i,
  task: /t-?0*(\d+)/i,
  campaign: /c-?0*(\d+)/i,
  content: /m-?0*(\d+)/i,
  alert: /al-?0*(\d+)/i,
};
const WIDTH: Record<string, [string, number]> = {
  device: ['D', 3],
  account: ['A', 4],
  task: ['T', 1],
  campaign: ['C', 1],
  content: ['M', 1],
  alert: ['AL', 1],
};

/** What most bots do: the longest command name in the message wins, ids by pattern, the rest is the text. */
export function keywordMatcher(catalogue: readonly CommandSpec[]): (text: string) => Keyworded {
  const words = catalogue
    .flatMap((s) => [...s.names, ...s.aliases].map((w) => [w.toLowerCase(), s] as const))
    .sort((a, b) => b[0].length - a[0].length);
  return (text) => {
    const low = text.normalize('NFKC').toLowerCase();
    const hits = words.filter(([w]) => low.includes(w));
    const longest = hits[0]?.[0].length ?? 0;
    const candidates = hits.filter(([w]) => w.length === longest).map(([, s]) => s);
    const spec = candidates.sort((a, b) => fit(low, b) - fit(low, a))[0];
    if (!spec) return { command: null, args: {} };
    return { command: spec.id, args: slots(low, text, spec, hits[0]?.[0] ?? '') };
  };
}

/** Among commands of one name, the one whose ids the message holds. */
const fit = (low: string, spec: CommandSpec): number =>
  Object.keys(spec.slots).filter((n) => IDS[n]?.test(low)).length;

function slots(low: string, text: string, spec: CommandSpec, word: string): Record<string, unknown> {
  const args: Record<string, unknown> = {};
  for (const [name, slot] of Object.entries(spec.slots)) {
    const digits = IDS[slot.type]?.exec(low)?.[1];
    const [letter, width] = WIDTH[slot.type] ?? ['', 0];
    if (digits !== undefined) args[name] = `${letter}-${digits.padStart(width, '0')}`;
    else if (!slot.optional && !IDS[slot.type]) {
      const rest = text.slice(low.indexOf(word) + word.length).trim();
      if (rest !== '') args[name] = rest;
    }
  }
  return args;
}
