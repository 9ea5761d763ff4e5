import { specOf, summaryOf, type SlotSpec } from '@cunkebao/shared/conversation';
import type { Frame, Move } from '@cunkebao/shared/dialogue';
import type { Words } from '@cunkebao/shared/kernel';
import { wordsIn, type Ctx } from '../../kernel';
import { likelyAnswers, questionsOf } from './likelyAnswers';
import { say } from './say';
import type { Turn } from './turn';
import { titleOf } from './understand';
import { touches } from './whereAnswered';

const MAX_CHOICES = 5;

/** One question for one slot, with the likely answers as buttons. */
export async function ask(ctx: Ctx, turn: Turn, frame: Frame, again: boolean): Promise<void> {
  touches(turn, frame.command);
  const slot = specOf(frame.command)?.slots[frame.asking];
  const w = wordsIn(ctx);
  const title = titleOf(ctx, frame.command);
  const question = slot?.ask
    ? w(slot.ask.zh, slot.ask.en)
    : w(`「${title}」`, `"${title}" `) + needOf(slot, w);
  const likely = likelyAnswers(turn, slot, w);
  const shown = likely.length > 0 && {
    buttons: [...likely.slice(0, MAX_CHOICES), { text: w('取消', 'Cancel'), say: w('取消', 'cancel') }],
  };
  if (again) {
    const headline = w('这个没听懂，请再说一次', 'I did not get that, please say it again');
    return say(ctx, turn, { headline, lines: [question], ...shown });
  }
  const several = await questionsOf(ctx, turn, frame);
  const needs = w(`「${title}」还需要：`, `"${title}" still needs:`);
  if (several) return say(ctx, turn, { headline: needs, questions: several });
  const vote = { key: frame.asking, title: question, many: takesMany(frame, slot), options: likely };
  const questions = likely.length > MAX_CHOICES ? [vote] : [];
  await say(ctx, turn, { headline: question, ...shown, questions });
}

/** 重启 D-001、D-003: one device or, in its place, several. */
function takesMany({ command }: Frame, slot: SlotSpec | undefined): boolean {
  const other = slot?.or === undefined ? undefined : specOf(command)?.slots[slot.or];
  return slot?.type === 'deviceSet' || other?.type === 'deviceSet';
}

/** A time is optional and so without a question of its own; it is asked for when the one said points the wrong way. */
function needOf(slot: SlotSpec | undefined, w: Words): string {
  if (slot?.type !== 'when') return w('还需要一项内容', 'needs one more thing');
  return slot.direction === 'future'
    ? w(
        '的时间要在将来，说到几点，例如「明早8点」',
        'needs a time to come, with the hour, for example "tomorrow 8:00"',
      )
    : w(
        '是哪段时间？要在过去，例如「昨天」',
        'is about which time? One that has been, for example "yesterday"',
      );
}

/** Two readings of one word: the operator picks, nothing runs. */
export async function choose(ctx: Ctx, turn: Turn, move: Extract<Move, { do: 'choose' }>): Promise<void> {
  const options = move.options.slice(0, MAX_CHOICES);
  const w = wordsIn(ctx);
  if (move.slot === 'command') {
    const buttons = options.map((id) => ({ text: titleOf(ctx, id), say: titleOf(ctx, id) }));
    const lines = options.map((id) => lineOf(ctx, id));
    return say(ctx, turn, { headline: w('您是想…？', 'Did you mean …?'), lines, buttons });
  }
  touches(turn, move.command);
  const title = titleOf(ctx, move.command);
  await say(ctx, turn, {
    headline: w(`「${title}」说的是哪一个？`, `Which one is "${title}" about?`),
    buttons: options.map((o) => ({ text: o, say: `${title} ${o}` })),
  });
}

function lineOf(ctx: Ctx, id: string): string {
  const w = wordsIn(ctx);
  const spec = specOf(id);
  return titleOf(ctx, id) + w('：', ': ') + (spec ? summaryOf(spec, w) : '');
}
