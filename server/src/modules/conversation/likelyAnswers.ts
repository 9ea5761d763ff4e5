import { specOf, type SlotSpec } from '@cunkebao/shared/conversation';
import { missingOf, type Frame } from '@cunkebao/shared/dialogue';
import type { Words } from '@cunkebao/shared/kernel';
import { ROLE_IDS, roleNames } from '@cunkebao/shared/operators';
import { wordsIn, type Button, type Ctx, type Question } from '../../kernel';
import { MOST_IN_SELECT, MOST_QUESTIONS } from './pickCard';
import type { Turn } from './turn';
import { contextOf } from './understand';

/** What the operator may answer, as far as it is known: the slot's own words, else what he has just seen. */
export function likelyAnswers(turn: Turn, slot: SlotSpec | undefined, w: Words): Button[] {
  return [...choicesOf(slot?.choices, w), ...shownBefore(turn, slot?.type)];
}

/** Every open slot of a command as one question each; null unless each of them has a few known answers. */
export async function questionsOf(ctx: Ctx, turn: Turn, frame: Frame): Promise<Question[] | null> {
  const spec = specOf(frame.command);
  if (!spec) return null;
  const open = missingOf(spec, frame.args).filter((name) => !hasAlternative(spec.slots[name]));
  if (open.length < 2) return null;
  const w = wordsIn(ctx);
  const names = (await contextOf(ctx, turn)).dictionary?.operators ?? [];
  const questions = open.map((key) => {
    const slot = spec.slots[key];
    const known = [...likelyAnswers(turn, slot, w), ...namesFor(slot, names, w)];
    return { key, title: slot?.ask ? w(slot.ask.zh, slot.ask.en) : key, many: false, options: known };
  });
  return questions.length <= MOST_QUESTIONS && questions.every(isFew) ? questions : null;
}

const isFew = ({ options }: Question): boolean => options.length > 1 && options.length <= MOST_IN_SELECT;

/** Two slots that fill one need are one question: which of them is answered cannot be known before. */
const hasAlternative = (slot: SlotSpec | undefined): boolean => slot?.or !== undefined;

function namesFor(slot: SlotSpec | undefined, operators: readonly string[], w: Words): Button[] {
  if (slot?.type === 'operator') return operators.map((name) => ({ text: name, say: name }));
  if (slot?.type === 'role') return ROLE_IDS.map((id) => ({ text: roleNames(w)[id], say: roleNames(w)[id] }));
  return [];
}

/** The first words for each value; in English those without 汉字, where there are any. */
function choicesOf(choices: Record<string, string> | undefined, w: Words): Button[] {
  const first = new Map<string, string>();
  const all = Object.entries(choices ?? {});
  const english = all.filter(([words]) => !/\p{Script=Han}/u.test(words));
  for (const [words, value] of w(all, [...english, ...all])) if (!first.has(value)) first.set(value, words);
  return [...first.values()].map((words) => ({ text: words, say: words }));
}

/** What the operator has just seen is what he most likely means. */
function shownBefore(turn: Turn, type: string | undefined): Button[] {
  const { last } = turn.row.dialogue;
  if (!last || (last.of !== type && !(type === 'deviceSet' && last.of === 'device'))) return [];
  return last.ids.map((id) => ({ text: id, say: id }));
}
