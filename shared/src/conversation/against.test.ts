import { catalogue, parse, specOf } from '.';

const context = { now: '2026-11-25T10:00:00+08:00', tz: 'Asia/Shanghai' };
const careful = (id: string | null): boolean => {
  const risk = id === null ? undefined : specOf(id)?.risk;
  return risk === 'danger' || risk === 'mass';
};
const examples = catalogue.filter((s) => careful(s.id)).flatMap((s) => s.examples);

/** Words that turn an order into a refusal, a question, a report or somebody else's business. */
const BEFORE =
  '别 不要 先别 千万别 为什么 谁 什么时候 是否 会不会 如果 要是 取消 停止 我刚 他说要 老板让 听说 刚才 已经 昨天 上次 怎么 不用 不准 禁止 应该 打算 忘了 小李 客户说 暂停 撤销 万一 除了 是不是 不想'.split(
    ' ',
  );
const AFTER =
  '吗 了吗 了没 过 失败 成功了 的时候 怎么办 会怎样 好不好 行不行 干嘛 原因 完了 ? 呢 的话 次数 有用吗 还是算了 不了 是谁 要多久 报错 失败了 没反应'.split(
    ' ',
  );

const sure = (text: string): boolean => {
  const got = parse(text, context);
  return got.confidence === 1 && careful(got.command) && got.missing.length === 0;
};

test('there are dangerous examples to try', () => {
  expect(examples.length).toBeGreaterThan(15);
});

test.each(BEFORE)('no dangerous command is sure after %s', (word) => {
  expect(examples.map((e) => word + e).filter(sure)).toEqual([]);
});

test.each(AFTER)('no dangerous command is sure before %s', (word) => {
  expect(examples.map((e) => e + word).filter(sure)).toEqual([]);
});
