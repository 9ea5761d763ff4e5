import { decisionOf } from './decision';

test.each([
  [null, 'open'],
  ['已由 赵琪 确认 10:00', 'mine'],
  ['已由 赵琪 取消 10:00', 'mine'],
  ['已由 林岚 确认 10:00', 'another'],
  ['已由 林岚 取消 10:00', 'another'],
  ['已由 赵琪琪 确认 10:00', 'another'],
  ['已过期 10:15', 'expired'],
  ['正在修改', 'closed'],
  ['✅ 已完成', 'closed'],
] as const)('%s is %s to 赵琪', (text, decision) => {
  expect(decisionOf(text, '赵琪')).toBe(decision);
});
