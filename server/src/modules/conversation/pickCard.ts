import { byteLength, clip } from '@cunkebao/shared/dialogue';
import type { Words } from '@cunkebao/shared/kernel';
import type { Question } from '../../kernel';

/** The submit button of a card with questions; what is picked says the same as typing it. */
export const PICK = 'pick';

/** wecom-api.md §4.2 */
const TITLE = 36;
const DESC = 44;
const MOST_IN_VOTE = 20;
export const MOST_QUESTIONS = 3;
export const MOST_IN_SELECT = 10;
const VOTE_TEXT = 17;
const SELECT_TEXT = 16;
const ID_BYTES = 128;

/**
 * One question becomes a vote, several become drop-downs on one card. null where WeCom has no card for it (too many
 * options, or words too long to come back): the question is asked in words then.
 */
export function pickCard(
  questions: readonly Question[],
  { id, w, headline }: { id: string; w: Words; headline: string },
): Record<string, unknown> | null {
  const [first] = questions;
  const all = questions.flatMap((q) => q.options);
  if (!first || all.some((o) => byteLength(o.say) > ID_BYTES || o.say === '')) return null;
  const common = {
    source: { desc: w('存客宝', 'Cunkebao'), desc_color: 0 },
    main_title: {
      title: clip(headline, TITLE),
      desc: clip(
        w('选好后提交，也可以直接打字；说「取消」放下', 'Pick and submit, or type it; "cancel" ends it'),
        DESC,
      ),
    },
    submit_button: { text: w('提交', 'Submit'), key: PICK },
    task_id: id,
  };
  if (questions.length === 1)
    return fits(first, MOST_IN_VOTE)
      ? { ...common, card_type: 'vote_interaction', checkbox: vote(first) }
      : null;
  if (questions.length > MOST_QUESTIONS || questions.some((q) => !fits(q, MOST_IN_SELECT))) return null;
  return { ...common, card_type: 'multiple_interaction', select_list: questions.map(select) };
}

const fits = (q: Question, most: number): boolean => q.options.length > 0 && q.options.length <= most;

const vote = (q: Question): Record<string, unknown> => ({
  question_key: q.key,
  mode: q.many ? 1 : 0,
  option_list: q.options.map((o) => ({ id: o.say, text: clip(o.text, VOTE_TEXT), is_checked: false })),
});

const select = (q: Question): Record<string, unknown> => ({
  question_key: q.key,
  title: clip(q.title, TITLE),
  option_list: q.options.map((o) => ({ id: o.say, text: clip(o.text, SELECT_TEXT) })),
});
