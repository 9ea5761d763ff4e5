import { specOf, type SlotSpec } from '@cunkebao/shared/conversation';
import type { Frame, Move } from '@cunkebao/shared/dialogue';
import type { Button, Ctx } from '../../kernel';
import { say } from './say';
import type { Turn } from './turn';
import { titleOf } from './understand';

const MAX_CHOICES = 5;

/** One question for one slot, with the likely answers as buttons. */
export async function ask(ctx: Ctx, turn: Turn, frame: Frame, again: boolean): Promise<void> {
  const slot = specOf(frame.command)?.slots[frame.asking];
  const question = slot?.ask ?? `「${titleOf(frame.command)}」${needOf(slot)}`;
  const buttons = [...choicesOf(slot?.choices), ...shownBefore(turn, slot?.type)].slice(0, MAX_CHOICES);
  await say(ctx, turn, {
    headline: again ? '这个没听懂，请再说一次' : question,
    ...(again ? { lines: [question] } : {}),
    ...(buttons.length > 0 ? { buttons: [...buttons, { text: '取消', say: '取消' }] } : {}),
  });
}

/** A time is optional and so without a question of its own; it is asked for when the one said points the wrong way. */
function needOf(slot: SlotSpec | undefined): string {
  if (slot?.type !== 'when') return '还需要一项内容';
  return slot.direction === 'future'
    ? '的时间要在将来，说到几点，例如「明早8点」'
    : '是哪段时间？要在过去，例如「昨天」';
}

function choicesOf(choices: Record<string, string> | undefined): Button[] {
  const first = new Map<string, string>();
  for (const [words, value] of Object.entries(choices ?? {})) if (!first.has(value)) first.set(value, words);
  return [...first.values()].map((words) => ({ text: words, say: words }));
}

/** What the operator has just seen is what he most likely means. */
function shownBefore(turn: Turn, type: string | undefined): Button[] {
  const { last } = turn.row.dialogue;
  if (!last || (last.of !== type && !(type === 'deviceSet' && last.of === 'device'))) return [];
  return last.ids.map((id) => ({ text: id, say: id }));
}

/** Two readings of one word: the operator picks, nothing runs. */
export async function choose(ctx: Ctx, turn: Turn, move: Extract<Move, { do: 'choose' }>): Promise<void> {
  const options = move.options.slice(0, MAX_CHOICES);
  if (move.slot === 'command') {
    const buttons = options.map((id) => ({ text: titleOf(id), say: titleOf(id) }));
    return say(ctx, turn, { headline: '您是想…？', lines: options.map((id) => lineOf(id)), buttons });
  }
  await say(ctx, turn, {
    headline: `「${titleOf(move.command)}」说的是哪一个？`,
    buttons: options.map((o) => ({ text: o, say: `${titleOf(move.command)} ${o}` })),
  });
}

const lineOf = (id: string): string => `${titleOf(id)}：${specOf(id)?.summary ?? ''}`;
