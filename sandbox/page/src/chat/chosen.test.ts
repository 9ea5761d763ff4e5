import type { ChatCard, ChatQuestion } from '../../../src/live';
import { chosenAtFirst, isAnswered } from './chosen';

const question = (questionKey: string, checked: string[] = []): ChatQuestion => ({
  questionKey,
  title: questionKey,
  many: false,
  disabled: false,
  choices: ['1', '2'].map((id) => ({ id, text: id, checked: checked.includes(id) })),
});

const card = (cardType: ChatCard['cardType'], questions: ChatQuestion[]): ChatCard => ({
  cardType,
  taskId: 't',
  source: null,
  title: '哪一台',
  desc: null,
  emphasis: null,
  subTitle: null,
  quote: null,
  rows: [],
  paragraphs: [],
  menu: [],
  buttons: [{ key: 'go', text: '提交', style: 1 }],
  replaceText: null,
  image: null,
  jumps: [],
  questions,
});

test('what the card came with is chosen at first, question by question', () => {
  const many = card('multiple_interaction', [question('device', ['2']), question('time')]);
  expect(chosenAtFirst(many)).toEqual({ device: ['2'], time: [] });
});

test('several questions are answered when each of them is', () => {
  const many = card('multiple_interaction', [question('device'), question('time')]);
  expect(isAnswered(many, { device: ['1'], time: [] })).toBe(false);
  expect(isAnswered(many, { device: ['1'] })).toBe(false);
  expect(isAnswered(many, { device: ['1'], time: ['2'] })).toBe(true);
});

test('a vote waits for its tick, the buttons beside a drop-down do not', () => {
  expect(isAnswered(card('vote_interaction', [question('q')]), { q: [] })).toBe(false);
  expect(isAnswered(card('button_interaction', [question('q')]), { q: [] })).toBe(true);
});
