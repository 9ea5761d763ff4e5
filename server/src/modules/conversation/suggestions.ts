import {
  examplesOf,
  nameOf,
  namesOf,
  parse,
  specOf,
  summaryOf,
  type CommandSpec,
} from '@cunkebao/shared/conversation';
import type { Move } from '@cunkebao/shared/dialogue';
import { wordsOf, type Words } from '@cunkebao/shared/kernel';
import { wordsIn, type Ctx } from '../../kernel';
import { may } from './rights';
import { say } from './say';
import type { Turn } from './turn';

/** The nearest commands as buttons; they never run by themselves and show only what this person may do. */
export async function suggest(ctx: Ctx, turn: Turn, commands: readonly string[]): Promise<void> {
  const specs = commands
    .map(specOf)
    .filter((s): s is CommandSpec => s !== undefined && may(turn.actor, s))
    .slice(0, 3);
  if (specs.length === 0) return chatter(ctx, turn);
  const w = wordsIn(ctx);
  const words = turn.words.slice(0, 20);
  await say(ctx, turn, {
    headline: w(`没听懂「${words}」，是不是想…？`, `I did not get "${words}". Did you mean …?`),
    lines: specs.map((s) => lineOf(s, w)),
    buttons: specs.map((s) => ({
      text: nameOf(s, w),
      say: isCareful(s) ? bare(s, w) : sentenceOf(s, turn.words, w),
    })),
  });
}

/** Understood but for some words: says which, runs nothing. */
export async function unclear(ctx: Ctx, turn: Turn, move: Extract<Move, { do: 'unclear' }>): Promise<void> {
  const spec = specOf(move.command);
  if (!spec || !may(turn.actor, spec)) return chatter(ctx, turn);
  const w = wordsIn(ctx);
  const words = move.words.map((x) => w(`「${x}」`, `"${x}"`)).join(w('、', ', '));
  const name = nameOf(spec, w);
  const [example = ''] = examplesOf(spec, w);
  await say(ctx, turn, {
    headline: notGot(name, words, move.repeats === true, w),
    lines: [lineOf(spec, w), w(`可以这样说：${example}`, `You can say: ${example}`)],
    buttons: [
      { text: name, say: words === '' || !isCareful(spec) ? sentenceOf(spec, turn.words, w) : bare(spec, w) },
    ],
  });
}

/** What a press must not carry over from a sentence that was not wholly understood: whom a dangerous command concerns. */
const isCareful = (spec: CommandSpec): boolean => spec.risk === 'danger' || spec.risk === 'mass';
const bare = (spec: CommandSpec, w: Words): string => namesOf(spec, w)[0] ?? spec.id;

function notGot(name: string, words: string, repeats: boolean, w: Words): string {
  if (words === '') return w(`您是想「${name}」吗？`, `Did you mean "${name}"?`);
  if (repeats)
    return w(
      `「${name}」每次都要有人确认，不能定时重复：${words} 没有安排`,
      `"${name}" is confirmed each time and cannot be repeated: ${words} is not planned`,
    );
  return w(`没听懂 ${words}`, `I did not get ${words}`);
}

const lineOf = (s: CommandSpec, w: Words): string =>
  w(`${nameOf(s, w)}：${s.summary}`, `${nameOf(s, w)}: ${summaryOf(s, w)}`);

export async function chatter(ctx: Ctx, turn: Turn): Promise<void> {
  await say(ctx, turn, {
    headline: wordsIn(ctx)(
      '我在。说「帮助」看看我能做什么，例如「离线设备」「日报」。',
      'I am here. Say "help" to see what I can do, for example "offline devices" or "daily report".',
    ),
  });
}

const IDS = /[A-Za-z]{1,2}-?\d{1,6}/g;

/** A sentence that means this command: its word with the ids of what was typed, when that reads as the command. */
export function sentenceOf(spec: CommandSpec, words: string, w: Words = wordsOf('zh')): string {
  const context = { now: '2026-01-01T00:00:00Z', tz: 'Asia/Shanghai' };
  const ids = (words.match(IDS) ?? []).join(' ');
  const tries = namesOf(spec, w).flatMap((n) => (ids === '' ? [n] : [`${n} ${ids}`, n]));
  return tries.find((t) => parse(t, context).command === spec.id) ?? spec.names[0] ?? spec.id;
}
