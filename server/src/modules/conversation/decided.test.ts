import { talk, type Talk } from '../../testing/talk';

/** What becomes of a preview's card, and who is shown it (commands.md §1.5). */
let t: Talk;
beforeAll(async () => {
  t = await talk('decidedcards');
}, 60_000);
afterAll(() => t.close());
beforeEach(() => t.beginsAnew());

const lastHeard = (userid: string): string => t.heard(userid).at(-1) ?? '';

test.each([
  ['取消', '已由 林岚 取消 10:00', []],
  ['确认', '已由 林岚 确认 10:00', [{ device: 'D-012', kind: 'restart' }]],
])('%s by somebody else: the owner of the card reads who it was and what', async (button, words, acts) => {
  await t.as('zhaoqi').says('重启 D-012');
  await t.as('linlan').clicks(button, 'zhaoqi');
  expect(t.heard('zhaoqi').join('\n')).toContain(`〔${words}〕`);
  expect(await t.as('zhaoqi').clicks('取消')).toContain(words);
  expect(t.acts()).toEqual(acts);
});

test('while the phone works and when it is done, the card still says who confirmed', async () => {
  await t.as('zhaoqi').says('重启 D-012');
  await t.as('linlan').clicks('确认', 'zhaoqi');
  await t.phoneAnswers('D-012');
  expect(lastHeard('zhaoqi')).toMatch(/T-\d+ 重启 D-012：已完成\n由 林岚 10:00 确认\n[\s\S]*✅ 已完成/);
});

test('a preview nobody decides is greyed after its 15 minutes, and a late press does nothing', async () => {
  await t.as('zhaoqi').says('重启 D-012');
  await t.advances('14m');
  expect(t.heard('zhaoqi').join('\n')).not.toContain('已过期');
  await t.advances('2m');
  expect(t.heard('zhaoqi').join('\n')).toMatch(/（卡片变成）重启 D-012[\s\S]*〔已过期〕/);
  const late = await t.as('zhaoqi').clicks('确认');
  expect(late).toContain('这张卡片已过期，什么都没有做');
  expect(late).toContain('[重新预览]');
  expect(await t.as('linlan').clicks('确认', 'zhaoqi')).toContain('已过期');
  expect(t.acts()).toEqual([]);
  expect(await t.as('zhaoqi').clicks('重新预览')).toContain('[确认]');
});

test('重新预览 shows what was corrected before it expired, not the first words nor the correction alone', async () => {
  await t.as('zhaoqi').says('重启 D-012');
  expect(await t.as('zhaoqi').says('改成 D-009')).toContain('重启 D-009');
  await t.advances('16m');
  await t.as('zhaoqi').clicks('确认');
  expect(await t.as('zhaoqi').clicks('重新预览')).toMatch(/重启 D-009[\s\S]*\[确认\]/);
  expect(await t.as('zhaoqi').says('重新预览 1')).toContain('没有口令是 1 的过期预览');
});

test('what was decided in time stays what it is when the time is over', async () => {
  await t.as('zhaoqi').says('重启 D-012');
  await t.as('zhaoqi').clicks('取消');
  await t.advances('20m');
  expect(t.heard('zhaoqi').join('\n')).not.toContain('已过期');
});

test('who presses before anybody looked expires it himself, and it is not greyed a second time', async () => {
  await t.as('zhaoqi').says('重启 D-012');
  t.waits('16m');
  expect(await t.as('zhaoqi').clicks('确认')).toContain('〔已过期〕');
  await t.advances('1m');
  expect(
    t
      .heard('zhaoqi')
      .join('\n')
      .match(/〔已过期〕/g),
  ).toHaveLength(1);
  expect(t.acts()).toEqual([]);
});

test('撤销 says once that it has been undone, also where the command has words of its own', async () => {
  await t.as('linlan').says('目标 新增好友 120');
  const undone = await t.as('linlan').says('撤销');
  expect(undone.match(/已撤销/g)).toHaveLength(1);
  expect(undone).toContain('恢复为 100');
});
