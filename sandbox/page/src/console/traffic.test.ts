import type { Exchange } from '../../../src/traffic/exchange';
import { endOf, readRecord } from './traffic';

const exchange = (more: Partial<Exchange> = {}): Exchange => ({
  id: 1,
  at: '2026-11-22T10:00:00.000Z',
  kind: 'api',
  name: 'POST message/send',
  request: '{}',
  answer: '{"errcode":0,"errmsg":"ok"}',
  tookMs: 3,
  ...more,
});

test.each<[Partial<Exchange>, string, boolean]>([
  [{}, '成功', true],
  [{ answer: '{"errcode":45009}' }, 'errcode 45009', false],
  [{ answer: '{"errcode":-1}' }, 'errcode -1', false],
  [{ answer: null }, '没有回答', false],
  [{ kind: 'callback', answer: '' }, '已收下', true],
  [{ kind: 'bot', answer: null }, '没有回答', false],
])('%j ended with %s', (more, words, good) => {
  expect(endOf(exchange(more))).toEqual({ words, good });
});

test('a record comes back as it is replayed: without answers', () => {
  expect(readRecord(JSON.stringify([exchange()]))).toEqual({
    exchanges: [{ kind: 'api', name: 'POST message/send', request: '{}' }],
  });
});

test.each(['', '{', '{}', '[1]', '[{"kind":"x","name":"a","request":"b"}]'])('%j is no record', (text) => {
  expect(readRecord(text)).toBeNull();
});
