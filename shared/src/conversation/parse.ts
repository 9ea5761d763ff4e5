import { excepted, repeated } from './asides';
import { scanOf, type Scan } from './extract';
import { COURTESY } from './grammar/fillers';
import { grammar } from './grammar';
import { isCareful, match, type Match } from './grammar/match';
import { chatter, smallTalk } from './chatter';
import { spokenAgainst } from './caution';
import { lenient } from './lenient';
import { finished, RESEMBLES } from './finish';
import { corrected, nearest } from './nearest';
import type { Parsed, ParseContext } from './spec';

const NOTHING: Parsed = {
  command: null,
  args: {},
  confidence: 0,
  missing: [],
  ambiguous: [],
  unknown: [],
  suggestions: [],
};

/** Longer messages are no commands; the door cuts them anyway. */
const LONGEST = 2000;
/** Misspelt orders are short; searching a long text for them would let one message hold up everybody's. */
const SEARCHED = 40;
/** two readings nearer than this are both offered */
const NEAR = 0.25;
/** a dangerous reading must be alone by far: another one this near makes it a question */
const NEAR_DANGER = 2;

/**
 * What a message asks for. Pure: the same words at the same time give the same answer. Confidence 1 means that every
 * word was claimed and nothing guessed; below 1 nothing runs, a question or a suggestion follows (conversation.md §5.3).
 */
export function parse(text: string, context: ParseContext): Parsed {
  const whole = scanOf(text.slice(0, LONGEST), context);
  if (whole.text.trim() === '' || chatter(whole.text)) return NOTHING;
  const direct = exact(whole) ?? asked(whole, context) ?? beside(whole, context);
  return direct && direct.confidence !== RESEMBLES ? direct : resembling(whole, direct, context);
}

/** What the words only resemble: offered, never run; talk and questions about a dangerous command are not even offered. */
function resembling(whole: Scan, direct: Parsed | null, context: ParseContext): Parsed {
  if (smallTalk(whole.text)) return NOTHING;
  const near = searched(whole, direct, context) ?? direct ?? offered(whole);
  return spokenAgainst(whole, near) ? { ...NOTHING, suggestions: near.suggestions } : near;
}

/** An order with something beside it that no form has words for: an exception, a recurrence, or both. */
function beside(scan: Scan, context: ParseContext): Parsed | null {
  const plain = (text: string): Parsed | null => exact(scanOf(text, context));
  const reduced = (text: string): Parsed | null => plain(text) ?? repeated(scanOf(text, context), plain);
  return excepted(scan, reduced) ?? repeated(scan, plain);
}

/** What resembles the message when nothing is exactly it. */
function searched(scan: Scan, direct: Parsed | null, context: ParseContext): Parsed | null {
  if (scan.text.length > SEARCHED) return null;
  return corrections(scan, context) ?? direct ?? lenient(scan);
}

/** 能不能帮我…？ is the command itself. */
function asked(scan: Scan, context: ParseContext): Parsed | null {
  const wanted = COURTESY.exec(scan.text)?.[1];
  return wanted ? exact(scanOf(wanted, context)) : null;
}

/** A misspelt command, read as if spelt right; it is offered, never run. */
function corrections(scan: Scan, context: ParseContext): Parsed | null {
  const tried = corrected(scan.text);
  for (const text of tried) {
    const found = exact(scanOf(text, context));
    if (found?.command == null) continue;
    return { ...found, confidence: Math.min(found.confidence, 0.8), suggestions: [found.command] };
  }
  return null;
}

function offered(scan: Scan): Parsed {
  return { ...NOTHING, suggestions: nearest(scan) };
}

/** The best reading that leaves no word over, or null. */
function exact(scan: Scan): Parsed | null {
  const found = grammar
    .map((f) => match(f, scan))
    .filter((m) => m !== null)
    // a name nobody vouches for and a gap besides: that is no reading, only a resemblance
    .filter((m) => !((m.doubt || m.shaky || m.loose) && m.missing.length > 0))
    .sort((a, b) => priced(a) - priced(b) || b.literal - a.literal);
  const best = wholly(found, scan);
  if (!best) return null;
  const rivals = found.filter((m) => differs(m, best) && rivalling(m, best) && !weaker(m, best));
  const parsed = finished(best, scan);
  if (rivals.length === 0) return parsed;
  const named = [best, ...rivals].filter((m) => m.form.spec.names.includes(scan.text.trim()));
  if (named[0] && named.every((m) => !differs(m, named[0] as Match))) return finished(named[0], scan);
  const meant = named.length > 0 ? named : [best, ...rivals];
  const options = [...new Set(meant.map((m) => m.form.spec.id))];
  return {
    ...parsed,
    confidence: 0.5,
    ambiguous: [{ slot: 'command', options }],
    suggestions: options.slice(0, 3),
  };
}

/** What rests on a name nothing vouches for yields to a reading that does not. */
const priced = (m: Match): number => m.cost + (m.doubt ? 1 : 0);

/**
 * 停止任务 is the command and asks which one, 停止的任务 is a list: words that are wholly a command's own beat a reading
 * that takes some of them for a filter or a name.
 */
function wholly(found: readonly Match[], scan: Scan): Match | undefined {
  const [first] = found;
  if (!first || isUnfilled(first) || scan.text.includes('的')) return first;
  return found.find((m) => isUnfilled(m) && m.literal > first.literal) ?? first;
}

/** Beside a command's own bare words, a reading of fewer of them is no rival: nothing runs before the question. */
const weaker = (m: Match, best: Match): boolean =>
  isUnfilled(best) && best.missing.length > 0 && !isUnfilled(m) && m.literal < best.literal;

const isUnfilled = (m: Match): boolean => Object.keys(m.args).every((name) => name in m.form.set);

function rivalling(m: Match, best: Match): boolean {
  if (isCareful(best.form)) return m.cost - best.cost < NEAR_DANGER;
  return priced(m) - priced(best) < NEAR && m.literal >= best.literal;
}

const differs = (a: Match, b: Match): boolean => a.form.spec.id !== b.form.spec.id;
