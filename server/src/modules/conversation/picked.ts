import type { WecomMessage } from '../../kernel';

/** wecom-api.md §4.2: three questions, twenty options, 128 bytes an option */
const MOST_QUESTIONS = 3;
const MOST_OPTIONS = 20;
const LONGEST = 128;

/**
 * What was picked on a card as a sentence: the answers to one question side by side, those to several one after the
 * other. null when nothing was.
 */
export function pickedWords(message: WecomMessage): string | null {
  const items = listed(field(message['SelectedItems'], 'SelectedItem')).slice(0, MOST_QUESTIONS);
  const answers = items.map((item) =>
    listed(field(field(item, 'OptionIds'), 'OptionId'))
      .filter((id): id is string => typeof id === 'string' && id !== '' && id.length <= LONGEST)
      .slice(0, MOST_OPTIONS)
      .join('、'),
  );
  const sentence = answers.filter((a) => a !== '').join(' ');
  return sentence === '' ? null : sentence;
}

const field = (node: unknown, name: string): unknown =>
  typeof node === 'object' && node !== null ? (node as Record<string, unknown>)[name] : undefined;

/** One element is no list in XML. */
function listed(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === undefined ? [] : [value];
}
