import type { CommandSpec, Parsed, SlotSpec } from '../conversation';
import { missingOf } from './missingOf';
import { inMinutes, MAX_TRIES, QUESTION_MINUTES, type Dialogue, type Frame } from './state';

/** One sentence, read every way that matters here. */
export interface Said {
  text: string;
  parsed: Parsed;
  /** the declaration of `parsed.command` */
  spec: CommandSpec | undefined;
  /** the sentence holds the command's own word, so that it is more than the answer to a question */
  named: boolean;
  /** the open question's command, and what the sentence means as its answer; null when it is none */
  asked: { spec: CommandSpec; filled: Record<string, unknown> | null } | null;
}

export type Move =
  /** everything is there; `dropped` was given up for it, `resume` is asked again afterwards */
  | {
      do: 'perform';
      command: string;
      args: Record<string, unknown>;
      words: string;
      dropped: Frame | null;
      resume: Frame | null;
    }
  | { do: 'ask'; frame: Frame; again: boolean; dropped: Frame | null }
  | { do: 'drop'; frame: Frame }
  | { do: 'choose'; command: string; slot: string; options: string[] }
  /** `repeats`: the words are a recurrence of something that is done once */
  | { do: 'unclear'; command: string; words: string[]; repeats?: boolean }
  | { do: 'suggest'; commands: string[] }
  | { do: 'chatter' };

const NEARLY_SURE = 0.9;

/**
 * What one sentence means in this dialogue (conversation.md §5.4). An id answers the question; a whole command
 * interrupts it: one that only reads is answered and the question asked again, any other replaces it.
 */
export function nextMove(dialogue: Dialogue, said: Said, now: Date): Move {
  const frame = dialogue.frames.at(-1) ?? null;
  const { asked } = said;
  if (!frame || !asked) return freshMove(said, null, now);
  if (said.spec && said.parsed.confidence === 1 && isMore(said, said.spec, asked.spec.slots[frame.asking]))
    return interrupt(frame, said, said.spec, now);
  if (asked.filled) return proceed(frame, asked.spec, asked.filled, now);
  const tries = frame.tries + 1;
  if (tries >= MAX_TRIES) return { do: 'drop', frame };
  return { do: 'ask', frame: { ...frame, tries }, again: true, dropped: null };
}

/**
 * Whether a sentence is more than the answer. To a question that takes any words (发生了什么？), a sentence that only
 * mentions a command's word (所有设备都掉线了) is the answer; one that begins with it is the command.
 */
function isMore({ named, text }: Said, spec: CommandSpec, slot: SlotSpec | undefined): boolean {
  if (!named || slot?.type !== 'text') return named;
  const low = text.trim().toLowerCase();
  return [...spec.names, ...spec.aliases].some((n) => low.startsWith(n.toLowerCase()));
}

function interrupt(frame: Frame, said: Said, spec: CommandSpec, now: Date): Move {
  const { parsed, text } = said;
  const whole = parsed.missing.length === 0 && parsed.ambiguous.length === 0;
  const same = parsed.command === frame.command;
  if (whole && spec.risk === 'read' && !same)
    return {
      do: 'perform',
      command: spec.id,
      args: parsed.args,
      words: text,
      dropped: null,
      resume: frame,
    };
  return freshMove(said, same ? null : frame, now);
}

function proceed(frame: Frame, spec: CommandSpec, filled: Record<string, unknown>, now: Date): Move {
  const args = argsAfter(frame, spec, filled);
  const [asking] = missingOf(spec, args);
  const words = frame.words;
  if (!asking) return { do: 'perform', command: frame.command, args, words, dropped: null, resume: null };
  const expiresAt = inMinutes(now, QUESTION_MINUTES);
  return { do: 'ask', frame: { ...frame, args, asking, tries: 0, expiresAt }, again: false, dropped: null };
}

/**
 * The answer's own slot counts, in place of its alternative. What else the answer seems to bring never replaces what
 * was said before, unless the operator is changing a whole sentence.
 */
function argsAfter(
  frame: Frame,
  spec: CommandSpec,
  filled: Record<string, unknown>,
): Record<string, unknown> {
  const wanted = [frame.asking, spec.slots[frame.asking]?.or ?? frame.asking];
  const changing = wanted.some((slot) => frame.args[slot] !== undefined);
  const before = Object.entries(frame.args).filter(([slot]) => !wanted.includes(slot));
  const answer = Object.entries(filled).filter(([slot]) => wanted.includes(slot));
  const rest = Object.entries(filled).filter(([slot]) => !wanted.includes(slot));
  return Object.fromEntries([...(changing ? [...before, ...rest] : [...rest, ...before]), ...answer]);
}

function freshMove({ parsed, spec, text }: Said, dropped: Frame | null, now: Date): Move {
  if (!spec || parsed.command === null)
    return parsed.suggestions.length > 0
      ? { do: 'suggest', commands: parsed.suggestions }
      : { do: 'chatter' };
  const [vague] = parsed.ambiguous;
  if (vague) return { do: 'choose', command: spec.id, slot: vague.slot, options: vague.options };
  if (parsed.unknown.length > 0) return unclear(spec, parsed);
  const [asking] = parsed.missing;
  if (!asking) {
    // Doubt is harmless where nothing is changed; anything else is asked about, never guessed (conversation.md §5.3).
    if (parsed.confidence < (spec.risk === 'read' ? NEARLY_SURE : 1))
      return { do: 'unclear', command: spec.id, words: [] };
    return { do: 'perform', command: spec.id, args: parsed.args, words: text, dropped, resume: null };
  }
  const frame: Frame = {
    command: spec.id,
    version: spec.version,
    args: parsed.args,
    asking,
    tries: 0,
    words: text,
    expiresAt: inMinutes(now, QUESTION_MINUTES),
  };
  return { do: 'ask', frame, again: false, dropped };
}

function unclear(spec: CommandSpec, { args, unknown }: Parsed): Move {
  const repeats = 'repeat' in args && !('repeat' in spec.slots);
  return { do: 'unclear', command: spec.id, words: unknown, ...(repeats && { repeats }) };
}
