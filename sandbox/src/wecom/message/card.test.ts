import type { Json } from '../json';
import { checkCard } from './card';

const notice = {
  card_type: 'text_notice',
  main_title: { title: '重启' },
  card_action: { type: 1, url: 'https://e.x' },
};
const news = { ...notice, card_type: 'news_notice', card_image: { url: 'https://e.x/a.png' } };
const buttons = {
  card_type: 'button_interaction',
  task_id: 'task-1@a_b',
  main_title: { title: '重启 D-012？' },
  button_list: [{ text: '确认', style: 1, key: 'confirm' }],
};
const option_list = [{ id: '1', text: 'A' }];
const submit_button = { text: '提交', key: 'go' };
const vote = {
  card_type: 'vote_interaction',
  task_id: 't',
  checkbox: { question_key: 'q', option_list },
  submit_button,
};
const multiple = {
  card_type: 'multiple_interaction',
  task_id: 't',
  select_list: [{ question_key: 'q', option_list }],
  submit_button,
};
const times = <T>(n: number, one: T): T[] => Array.from({ length: n }, () => one);

test.each<[string, Json]>([
  ['text_notice', notice],
  ['news_notice', news],
  ['button_interaction', buttons],
  ['vote_interaction', vote],
  ['multiple_interaction', multiple],
])('a sound %s passes', (_, card) => {
  expect(() => {
    checkCard(card);
  }).not.toThrow();
});

test.each<[number, string, Json]>([
  [42031, 'an unknown card_type', { ...notice, card_type: 'poster' }],
  [42033, 'a notice without title and text', { ...notice, main_title: {} }],
  [42033, 'a news card without title', { ...news, main_title: {} }],
  [42045, 'a notice without card_action', { ...notice, card_action: undefined }],
  [42028, 'a card_action without url', { ...notice, card_action: { type: 1 } }],
  [42044, 'a news card without picture', { ...news, card_image: undefined }],
  [42036, 'five vertical rows', { ...news, vertical_content_list: times(5, { title: 't' }) }],
  [42014, 'buttons without task_id', { ...buttons, task_id: undefined }],
  [42014, 'a task_id with a blank', { ...buttons, task_id: 'a b' }],
  [42014, 'a task_id of 129 bytes', { ...buttons, task_id: 'x'.repeat(129) }],
  [
    42014,
    'an action menu without task_id',
    { ...notice, action_menu: { action_list: [{ text: 'a', key: 'k' }] } },
  ],
  [
    42051,
    'two menu entries with one key',
    { ...notice, task_id: 't', action_menu: { action_list: times(2, { text: 'a', key: 'k' }) } },
  ],
  [42035, 'seven rows', { ...buttons, horizontal_content_list: times(7, { keyname: 'k' }) }],
  [42027, 'a row without keyname', { ...buttons, horizontal_content_list: [{ value: 'v' }] }],
  [42028, 'a link row without url', { ...buttons, horizontal_content_list: [{ keyname: 'k', type: 1 }] }],
  [
    42029,
    'a file row without media_id',
    { ...buttons, horizontal_content_list: [{ keyname: 'k', type: 2 }] },
  ],
  [
    42050,
    'a member row without userid',
    { ...buttons, horizontal_content_list: [{ keyname: 'k', type: 3 }] },
  ],
  [42042, 'four jumps', { ...notice, jump_list: times(4, { title: 't' }) }],
  [42033, 'a jump without title', { ...notice, jump_list: [{ type: 1, url: 'https://e.x' }] }],
  [40058, 'no buttons', { ...buttons, button_list: [] }],
  [40058, 'seven buttons', { ...buttons, button_list: times(7, { text: 'a', key: 'k' }) }],
  [42038, 'a button without text', { ...buttons, button_list: [{ key: 'k' }] }],
  [42039, 'a button without key', { ...buttons, button_list: [{ text: 'a' }] }],
  [42039, 'a button key of 1025 bytes', { ...buttons, button_list: [{ text: 'a', key: 'k'.repeat(1025) }] }],
  [42028, 'a link button without url', { ...buttons, button_list: [{ text: 'a', type: 1 }] }],
  [42043, 'a vote without question', { ...vote, checkbox: undefined }],
  [
    42037,
    'a vote with 21 options',
    { ...vote, checkbox: { question_key: 'q', option_list: times(21, option_list[0]) } },
  ],
  [42040, 'an option without id', { ...vote, checkbox: { question_key: 'q', option_list: [{ text: 'A' }] } }],
  [42041, 'an option without text', { ...vote, checkbox: { question_key: 'q', option_list: [{ id: '1' }] } }],
  [42049, 'a submit button without text', { ...vote, submit_button: { key: 'k' } }],
  [42046, 'a submit button without key', { ...vote, submit_button: { text: 'a' } }],
  [42047, 'four selects', { ...multiple, select_list: times(4, multiple.select_list[0]) }],
])('%i for %s', (errcode, _, card) => {
  expect(() => {
    checkCard(card);
  }).toThrow(expect.objectContaining({ errcode }) as Error);
});
