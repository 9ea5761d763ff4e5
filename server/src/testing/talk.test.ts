import { talk, type Talk } from './talk';

/** The kit itself: what it plays must be what the product sees. */
let t: Talk;
beforeAll(async () => {
  t = await talk('kittalk');
}, 60_000);
afterAll(() => t.close());
beforeEach(() => t.beginsAnew());

test('a person says, hears, clicks, and the phone that was told to answers', async () => {
  const zhaoqi = t.as('zhaoqi');
  expect(await zhaoqi.says('重启')).toContain('哪台设备');
  await zhaoqi.expectReply('D-012', /重启 D-012 备用2号[\s\S]*\[确认\] \[修改\] \[取消\]/);
  expect(await zhaoqi.clicks('确认')).toContain('〔已由 赵琪 确认 10:00〕');
  expect(t.acts()).toEqual([{ device: 'D-012', kind: 'restart' }]);
  await t.phoneAnswers('D-012');
  expect(t.heard('zhaoqi').at(-1)).toContain('T-88 重启 D-012：已完成');
});

test('an answer that does not fit is a failed test', async () => {
  await expect(t.as('linlan').expectReply('我是谁', /赵琪/)).rejects.toThrow('林岚');
});

test('a message delivered again is answered with the same words and acted on once', async () => {
  const said = await t.as('linlan').says('我是谁');
  expect(await t.as('linlan').redeliver()).toBe(said);
  expect(await t.audit('linlan')).toHaveLength(1);
});

test('a restart between question and answer loses nothing', async () => {
  await t.as('zhaoqi').says('重启');
  await t.restarts();
  await t.as('zhaoqi').expectReply('D-012', /重启 D-012/);
});

test('time passes only when it is told to, and what is due happens', async () => {
  await t.as('zhaoqi').says('重启 D-012');
  await t.advances('16m');
  expect(await t.as('zhaoqi').clicks('确认')).toContain('已过期');
  expect(t.acts()).toEqual([]);
});

test('every conversation begins with the same company', async () => {
  const before = await t.fingerprint();
  await t.as('zhaoqi').says('D-012改名为 前台9号');
  expect(await t.fingerprint()).not.toBe(before);
  await t.beginsAnew();
  expect(await t.fingerprint()).toBe(before);
  expect(t.heard()).toEqual([]);
});

test('asking changes no fact', async () => {
  const before = await t.fingerprint();
  for (const words of ['设备', '日报', '任务', '帮助']) await t.as('zhaoqi').says(words);
  expect(await t.fingerprint()).toBe(before);
});
