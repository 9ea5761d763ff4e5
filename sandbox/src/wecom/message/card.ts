import { bytesOf, listOf, numberOf, objectOf, textOf, type Json } from '../json';
import { WecomError } from '../wecomError';

const CARD_TYPES = [
  'text_notice',
  'news_notice',
  'button_interaction',
  'vote_interaction',
  'multiple_interaction',
];
const WITH_TASK = ['button_interaction', 'vote_interaction', 'multiple_interaction'];
const KEY_BYTES = 1024;

/** Refuses a template card the real server would refuse, with its code (wecom-api.md §4.2, §13). */
export function checkCard(card: Json): void {
  const type = textOf(card, 'card_type');
  if (!CARD_TYPES.includes(type)) throw new WecomError(42031, 'invalid card_type');
  checkTaskId(card, type);
  checkActionMenu(card);
  checkRows(card);
  checkJumps(card);
  CHECKS[type]?.(card);
}

/** True for cards whose answer carries a response_code. */
export const callsBack = (card: Json): boolean =>
  WITH_TASK.includes(textOf(card, 'card_type')) || objectOf(card, 'action_menu') !== null;

const CHECKS: Record<string, (card: Json) => void> = {
  text_notice: (card) => {
    if (!textOf(objectOf(card, 'main_title'), 'title') && !textOf(card, 'sub_title_text'))
      throw new WecomError(42033, 'title missing');
    checkCardAction(card);
  },
  news_notice: (card) => {
    need(textOf(objectOf(card, 'main_title'), 'title'), 42033, 'title missing');
    const picture = textOf(objectOf(card, 'card_image'), 'url');
    need(picture || textOf(objectOf(card, 'image_text_area'), 'image_url'), 42044, 'card_image.url missing');
    const rows = listOf(card, 'vertical_content_list');
    if (rows.length > 4) throw new WecomError(42036, 'invalid vertical_content_list size');
    for (const row of rows) need(textOf(row, 'title'), 42033, 'title missing');
    checkCardAction(card);
  },
  button_interaction: (card) => {
    const buttons = listOf(card, 'button_list');
    if (buttons.length < 1 || buttons.length > 6) throw new WecomError(40058, 'invalid button_list size');
    for (const button of buttons) checkButton(button);
    const selection = objectOf(card, 'button_selection');
    if (selection) checkQuestion(selection, 10);
  },
  vote_interaction: (card) => {
    checkQuestion(objectOf(card, 'checkbox') ?? {}, 20);
    checkSubmit(card);
  },
  multiple_interaction: (card) => {
    const selects = listOf(card, 'select_list');
    if (selects.length < 1 || selects.length > 3) throw new WecomError(42047, 'invalid select_list size');
    for (const select of selects) checkQuestion(select, 10);
    checkSubmit(card);
  },
};

function checkTaskId(card: Json, type: string): void {
  const taskId = textOf(card, 'task_id');
  if (taskId === '') {
    if (WITH_TASK.includes(type) || objectOf(card, 'action_menu')) throw new WecomError(42014);
    return;
  }
  if (!/^[0-9A-Za-z_\-@]{1,128}$/.test(taskId)) throw new WecomError(42014);
}

function checkActionMenu(card: Json): void {
  const menu = objectOf(card, 'action_menu');
  if (!menu) return;
  const actions = listOf(menu, 'action_list');
  if (actions.length < 1 || actions.length > 3) throw new WecomError(40058, 'invalid action_list size');
  for (const action of actions) {
    need(textOf(action, 'text'), 42038, 'text missing');
    needKey(textOf(action, 'key'), 42039, 'key missing');
  }
  if (new Set(actions.map((a) => textOf(a, 'key'))).size < actions.length)
    throw new WecomError(42051, 'action_menu key repeated');
}

function checkRows(card: Json): void {
  const rows = listOf(card, 'horizontal_content_list');
  if (rows.length > 6) throw new WecomError(42035, 'invalid horizontal_content_list size');
  for (const row of rows) {
    need(textOf(row, 'keyname'), 42027, 'keyname missing');
    const type = numberOf(row, 'type') ?? 0;
    if (type === 1) need(textOf(row, 'url'), 42028, 'url missing');
    if (type === 2) need(textOf(row, 'media_id'), 42029, 'media_id missing');
    if (type === 3) need(textOf(row, 'userid'), 42050, 'userid missing');
  }
}

function checkJumps(card: Json): void {
  const jumps = listOf(card, 'jump_list');
  if (jumps.length > 3) throw new WecomError(42042, 'invalid jump_list size');
  for (const jump of jumps) {
    need(textOf(jump, 'title'), 42033, 'title missing');
    checkTarget(jump);
  }
}

function checkCardAction(card: Json): void {
  const action = objectOf(card, 'card_action');
  const type = numberOf(action, 'type');
  if (!action || (type !== 1 && type !== 2)) throw new WecomError(42045, 'card_action missing');
  checkTarget(action);
}

function checkTarget(target: Json): void {
  const type = numberOf(target, 'type') ?? 0;
  if (type === 1) need(textOf(target, 'url'), 42028, 'url missing');
  if (type === 2) need(textOf(target, 'appid'), 42030, 'appid missing');
}

function checkButton(button: Json): void {
  need(textOf(button, 'text'), 42038, 'button text missing');
  if (numberOf(button, 'type') === 1) need(textOf(button, 'url'), 42028, 'url missing');
  else needKey(textOf(button, 'key'), 42039, 'button key missing');
}

function checkQuestion(question: Json, most: number): void {
  needKey(textOf(question, 'question_key'), 42043, 'question_key missing');
  const options = listOf(question, 'option_list');
  if (options.length < 1 || options.length > most) throw new WecomError(42037, 'invalid option_list size');
  for (const option of options) {
    const id = textOf(option, 'id');
    if (id === '' || bytesOf(id) > 128) throw new WecomError(42040, 'option id missing');
    need(textOf(option, 'text'), 42041, 'option text missing');
  }
}

function checkSubmit(card: Json): void {
  const submit = objectOf(card, 'submit_button');
  need(textOf(submit, 'text'), 42049, 'submit_button text missing');
  needKey(textOf(submit, 'key'), 42046, 'submit_button key missing');
}

function need(value: string, errcode: number, text: string): void {
  if (value === '') throw new WecomError(errcode, text);
}

function needKey(value: string, errcode: number, text: string): void {
  if (value === '' || bytesOf(value) > KEY_BYTES) throw new WecomError(errcode, text);
}
