import { parse } from '@cunkebao/shared/conversation';
import { parseOnce } from './parseOnce';

const at = (now: string) => ({ now, tz: 'Asia/Shanghai', dictionary });
const dictionary = { tags: ['高价值'] };

test('a timeless sentence gives the same reading again, whatever was done with the first', () => {
  const first = parseOnce('离线设备', at('2026-03-02T10:00:00+08:00'));
  const fresh = parse('离线设备', at('2026-03-02T10:00:00+08:00'));
  expect(first).toEqual(fresh);
  first.args['changed'] = true; // by whoever asked first
  expect(parseOnce('离线设备', at('2026-03-09T10:00:00+08:00'))).toEqual(fresh);
});

test('a sentence that speaks of time is read anew at every moment', () => {
  const monday = parseOnce('昨天日报', at('2026-03-02T10:00:00+08:00'));
  const tuesday = parseOnce('昨天日报', at('2026-03-03T10:00:00+08:00'));
  expect(monday.args).not.toEqual(tuesday.args);
});

test('new names forget what was read with the old ones', () => {
  const context = at('2026-03-02T10:00:00+08:00');
  const words = '标签 高价值';
  expect(parseOnce(words, context)).toEqual(parse(words, context));
  const other = { ...context, dictionary: { tags: ['新客'] } };
  expect(parseOnce(words, other)).toEqual(parse(words, other));
});
