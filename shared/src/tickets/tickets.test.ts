import { chooseTodo } from './chooseTodo';
import { answerDueAt, isUnanswered, nextTicketStep, type TicketKind, type TicketState } from './tickets';

const AT = new Date('2026-03-02T02:00:00Z');
const later = (minutes: number): Date => new Date(AT.getTime() + minutes * 60_000);

test.each<[TicketKind, number]>([
  ['bug', 120],
  ['request', 7 * 24 * 60],
  ['urgent', 15],
])('a %s is answered within %i minutes', (kind, minutes) => {
  expect(answerDueAt(kind, AT)).toEqual(later(minutes));
});

test('a ticket goes through its five states and ends', () => {
  const seen: string[] = [];
  for (let state: TicketState | undefined = 'submitted'; state; state = nextTicketStep(state)?.to)
    seen.push(state);
  expect(seen).toEqual(['submitted', 'reviewed', 'scheduled', 'done', 'accepted']);
  expect(nextTicketStep('done')?.by).toBe('reporter');
});

test.each<[string, TicketState, number, Date | null, boolean]>([
  ['in time', 'submitted', 14, null, false],
  ['its time over', 'submitted', 15, null, true],
  ['called already', 'submitted', 20, later(15), false],
  ['answered', 'reviewed', 20, null, false],
])('an urgent ticket, %s', (_, state, minutes, escalatedAt, expected) => {
  expect(isUnanswered({ state, dueAt: later(15), escalatedAt }, later(minutes))).toBe(expected);
});

const open = [
  { id: '7', text: '联系张三' },
  { id: '8', text: '联系张三丰' },
  { id: '9', text: '评审 TK-3 日报图片打不开' },
  { id: '10', text: '评审 TK-31 首页慢' },
];
const chosen = (said: string, shown: readonly string[] | null = null): string => {
  const c = chooseTodo(said, open, shown);
  return c.kind === 'one' ? c.todo.id : c.kind;
};

test.each([
  ['2', null, '8'],
  ['第2个', null, '8'],
  ['第三条', null, '9'],
  ['2', ['9', '7'], '7'],
  ['3', ['9', '7'], 'none'],
  ['1', ['5'], 'none'],
  ['联系张三', null, '7'],
  ['张三丰', null, '8'],
  ['联系', null, 'many'],
  ['评审 tk-3', null, '9'],
  ['李四', null, 'none'],
  ['', null, 'none'],
])('办完「%s」 with the list %j means %s', (said, shown, expected) => {
  expect(chosen(said, shown)).toBe(expected);
});
