import type { ChatButton, ChatCard, ChatQuestion } from '../live';
import { listOf, numberOf, objectOf, textOf, type Json } from '../wecom/json';

/** Turns a template card as it was sent into what WeCom's client shows. The card is valid: `checkCard` came first. */
export function cardView(card: Json): ChatCard {
  const title = objectOf(card, 'main_title');
  const emphasis = objectOf(card, 'emphasis_content');
  const quote = objectOf(card, 'quote_area');
  return {
    cardType: textOf(card, 'card_type') as ChatCard['cardType'],
    taskId: textOf(card, 'task_id') || null,
    source: textOf(objectOf(card, 'source'), 'desc') || null,
    title: textOf(title, 'title') || null,
    desc: textOf(title, 'desc') || null,
    emphasis: emphasis && { title: textOf(emphasis, 'title'), desc: textOf(emphasis, 'desc') },
    subTitle: textOf(card, 'sub_title_text') || null,
    quote: quote && { title: textOf(quote, 'title'), text: textOf(quote, 'quote_text') },
    rows: rowsOf(card),
    paragraphs: listOf(card, 'vertical_content_list').map((p) => ({
      title: textOf(p, 'title'),
      text: textOf(p, 'desc'),
    })),
    menu: menuOf(card).map((a) => ({ key: textOf(a, 'key'), text: textOf(a, 'text') })),
    buttons: buttonsOf(card),
    replaceText: textOf(card, 'replace_text') || null,
    image: imageOf(card),
    jumps: jumpsOf(card),
    questions: questionsOf(card),
  };
}

/** Every word a person would read on the card, top to bottom. */
export function cardWords(card: ChatCard): string {
  const lines = [
    card.source,
    card.title,
    card.desc,
    card.emphasis && `${card.emphasis.title} ${card.emphasis.desc}`,
    card.quote && `${card.quote.title} ${card.quote.text}`,
    card.subTitle,
    ...card.rows.map((r) => `${r.key} ${r.value}`),
    ...card.paragraphs.map((p) => `${p.title} ${p.text}`),
    ...card.questions.flatMap((q) => [q.title, ...q.choices.map((c) => c.text)]),
    ...card.jumps.map((j) => j.title),
    ...(card.replaceText ? [card.replaceText] : card.buttons.map((b) => b.text)),
  ];
  return lines
    .map((l) => l?.trim() ?? '')
    .filter((l) => l !== '')
    .join('\n');
}

/** The card's action menu (the ··· in its corner): its entries call back with an event of their own. */
export const menuOf = (card: Json): Json[] => listOf(objectOf(card, 'action_menu'), 'action_list');

function rowsOf(card: Json): ChatCard['rows'] {
  return listOf(card, 'horizontal_content_list').map((r) => ({
    key: textOf(r, 'keyname'),
    value: textOf(r, 'value') || textOf(r, 'userid'),
    ...(numberOf(r, 'type') === 1 ? { url: textOf(r, 'url') } : {}),
  }));
}

function buttonsOf(card: Json): ChatButton[] {
  const submit = objectOf(card, 'submit_button');
  const own = listOf(card, 'button_list').map((b) => ({
    key: textOf(b, 'key'),
    text: textOf(b, 'text'),
    style: styleOf(b),
    ...(numberOf(b, 'type') === 1 ? { url: textOf(b, 'url') } : {}),
  }));
  return submit ? [...own, { key: textOf(submit, 'key'), text: textOf(submit, 'text'), style: 1 }] : own;
}

function styleOf(button: Json): ChatButton['style'] {
  const style = numberOf(button, 'style');
  return style === 2 || style === 3 || style === 4 ? style : 1;
}

function imageOf(card: Json): string | null {
  const image = textOf(objectOf(card, 'card_image'), 'url');
  return image || textOf(objectOf(card, 'image_text_area'), 'image_url') || null;
}

function jumpsOf(card: Json): ChatCard['jumps'] {
  const listed = listOf(card, 'jump_list').map((j) => ({ title: textOf(j, 'title'), url: textOf(j, 'url') }));
  const action = objectOf(card, 'card_action');
  const whole = textOf(action, 'url');
  // A click anywhere on the card opens card_action; the page shows it as the last jump unless it is listed already.
  return whole && !listed.some((j) => j.url === whole)
    ? [...listed, { title: textOf(action, 'title') || '查看详情', url: whole }]
    : listed;
}

/** A card has a vote, or a drop-down beside its buttons, or a list of drop-downs (wecom-api.md §4.2). */
function questionsOf(card: Json): ChatQuestion[] {
  const checkbox = objectOf(card, 'checkbox');
  const selection = objectOf(card, 'button_selection');
  const selects = [...(selection ? [selection] : []), ...listOf(card, 'select_list')];
  return [...(checkbox ? [voteOf(checkbox)] : []), ...selects.map(selectOf)];
}

const voteOf = (checkbox: Json): ChatQuestion => ({
  questionKey: textOf(checkbox, 'question_key'),
  title: '',
  many: numberOf(checkbox, 'mode') === 1,
  disabled: checkbox['disable'] === true,
  choices: listOf(checkbox, 'option_list').map((o) => ({
    id: textOf(o, 'id'),
    text: textOf(o, 'text'),
    checked: o['is_checked'] === true,
  })),
});

function selectOf(select: Json): ChatQuestion {
  const chosen = textOf(select, 'selected_id');
  return {
    questionKey: textOf(select, 'question_key'),
    title: textOf(select, 'title'),
    many: false,
    disabled: select['disable'] === true,
    choices: listOf(select, 'option_list').map((o) => ({
      id: textOf(o, 'id'),
      text: textOf(o, 'text'),
      checked: textOf(o, 'id') === chosen,
    })),
  };
}
