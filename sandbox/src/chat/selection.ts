import { listOf, objectOf, textOf, type Json } from '../wecom/json';
import { Refusal } from './refusal';

/** Which choices a person made: the ids for the card's first question, or per question key. */
export type Selection = readonly string[] | Readonly<Record<string, readonly string[]>>;

export interface Choice {
  questionKey: string;
  optionIds: readonly string[];
}

/** What is chosen now: the person's choice where he made one, else what the card came with. */
export function choicesOf(card: Json, selected: Selection | undefined): Choice[] {
  const checkbox = objectOf(card, 'checkbox');
  const selection = objectOf(card, 'button_selection');
  const questions = [
    ...(checkbox ? [checkbox] : []),
    ...(selection ? [selection] : []),
    ...listOf(card, 'select_list'),
  ];
  return questions.map((question, index) => ({
    questionKey: textOf(question, 'question_key'),
    optionIds: chosenOf(question, index, selected),
  }));
}

function chosenOf(question: Json, index: number, selected: Selection | undefined): readonly string[] {
  const options = listOf(question, 'option_list');
  const initial = [
    ...options.filter((o) => o['is_checked'] === true).map((o) => textOf(o, 'id')),
    ...(textOf(question, 'selected_id') ? [textOf(question, 'selected_id')] : []),
  ];
  const made = isList(selected)
    ? index === 0
      ? selected
      : undefined
    : selected?.[textOf(question, 'question_key')];
  if (!made) return initial;
  if (made.some((id) => !options.some((o) => textOf(o, 'id') === id))) throw new Refusal(400, '没有这个选项');
  return made;
}

const isList = (selected: Selection | undefined): selected is readonly string[] => Array.isArray(selected);
