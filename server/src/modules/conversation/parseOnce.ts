import { parse, specOf, type Parsed, type ParseContext } from '@cunkebao/shared/conversation';

const MOST = 500;
const known = new WeakMap<object, Map<string, Parsed>>();

/**
 * parse(), remembering what it made of sentences whose meaning does not depend on the moment or on the last list:
 * operators say the same few words all day. Bound to the names it was read with; new names forget everything.
 */
export function parseOnce(words: string, context: ParseContext): Parsed {
  const { dictionary } = context;
  if (!dictionary || context.lastList) return parse(words, context);
  const remembered = known.get(dictionary) ?? new Map<string, Parsed>();
  known.set(dictionary, remembered);
  const before = remembered.get(words);
  if (before) return structuredClone(before); // whoever gets it may change it
  const parsed = parse(words, context);
  if (timeless(parsed)) {
    if (remembered.size >= MOST) remembered.delete(remembered.keys().next().value ?? '');
    remembered.set(words, structuredClone(parsed));
  }
  return parsed;
}

function timeless({ command, confidence, missing }: Parsed): boolean {
  const spec = command ? specOf(command) : undefined;
  if (!spec || confidence < 1 || missing.length > 0) return false;
  return Object.values(spec.slots).every((s) => s.type !== 'when' && s.type !== 'repeat');
}
