import type { ChatMessage } from '../../../src/live';
import { chatLines } from './chatLines';

const at = (moment: string): ChatMessage => ({ id: moment, from: 'app', at: moment, kind: 'text', text: '' });
const dividers = (moments: string[]) =>
  chatLines(moments.map(at), 'Asia/Shanghai', '2026-11-22').map((line) => line.divider);

describe('time dividers', () => {
  it('stand above the first message and after more than five minutes', () => {
    expect(dividers(['2026-11-22T02:00:00Z', '2026-11-22T02:05:00Z', '2026-11-22T02:10:01Z'])).toEqual([
      '10:00',
      null,
      '10:10',
    ]);
  });

  it('stand at midnight of the tenant zone, however close the messages are', () => {
    expect(dividers(['2026-11-21T15:59:30Z', '2026-11-21T16:00:30Z'])).toEqual(['昨天 23:59', '00:00']);
  });

  it('name the day when it is further away, and the year when it is another', () => {
    expect(dividers(['2025-12-31T02:00:00Z', '2026-11-01T02:00:00Z'])).toEqual([
      '2025年12月31日 10:00',
      '11月1日 10:00',
    ]);
  });
});
