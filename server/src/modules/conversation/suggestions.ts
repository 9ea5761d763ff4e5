import { parse, specOf, type CommandSpec } from '@cunkebao/shared/conversation';
import type { Move } from '@cunkebao/shared/dialogue';
import type { Ctx } from '../../kernel';
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
  await say(ctx, turn, {
    headline: `没听懂「${turn.words.slice(0, 20)}」，是不是想…？`,
    lines: specs.map((s) => `${s.names[0] ?? s.id}：${s.summary}`),
    buttons: specs.map((s) => ({ text: s.names[0] ?? s.id, say: sentenceOf(s, turn.words) })),
  });
}

/** Understood but for some words: says which, runs nothing. */
export async function unclear(ctx: Ctx, turn: Turn, move: Extract<Move, { do: 'unclear' }>): Promise<void> {
  const spec = specOf(move.command);
  if (!spec || !may(turn.actor, spec)) return chatter(ctx, turn);
  const words = move.words.map((w) => `「${w}」`).join('、');
  await say(ctx, turn, {
    headline: words === '' ? `您是想「${spec.names[0] ?? spec.id}」吗？` : `没听懂 ${words}`,
    lines: [`${spec.names[0] ?? spec.id}：${spec.summary}`, `可以这样说：${spec.examples[0] ?? ''}`],
    buttons: [{ text: spec.names[0] ?? spec.id, say: sentenceOf(spec, turn.words) }],
  });
}

export async function chatter(ctx: Ctx, turn: Turn): Promise<void> {
  await say(ctx, turn, { headline: '我在。说「帮助」看看我能做什么，例如「离线设备」「日报」。' });
}

const IDS = /[A-Za-z]{1,2}-?\d{1,6}/g;

/** A sentence that means this command: its word with the ids of what was typed, when that reads as the command. */
export function sentenceOf(spec: CommandSpec, words: string): string {
  const context = { now: '2026-01-01T00:00:00Z', tz: 'Asia/Shanghai' };
  const ids = (words.match(IDS) ?? []).join(' ');
  const tries = spec.names.flatMap((n) => (ids === '' ? [n] : [`${n} ${ids}`, n]));
  return tries.find((t) => parse(t, context).command === spec.id) ?? spec.names[0] ?? spec.id;
}
