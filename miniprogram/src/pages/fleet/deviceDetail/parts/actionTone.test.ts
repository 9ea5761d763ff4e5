import { actionTone } from './actionTone';

test.each([
  ['完成', 'ok'],
  ['失败', 'bad'],
  ['结果不明', 'warn'],
  ['执行中', 'info'],
  ['飞走了', 'mute'],
])('%s is %s', (word, tone) => {
  expect(actionTone(word)).toBe(tone);
});
