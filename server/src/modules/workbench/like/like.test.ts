import { aTag, tagged } from '../../customers/customers.factory';
import { workDesk, type WorkDesk } from '../../../testing/workDesk';
import type { Plan } from '../../../kernel';
import { placeOrder } from '../placeOrder';
import { preview } from '../preview';
import { like } from '.';
import { comment } from '../comment';

let desk: WorkDesk;
beforeAll(async () => {
  desk = await workDesk('wb_like');
});
beforeEach(async () => {
  await desk.beginsAnew();
  await desk.worker('A-0031');
  await desk.worker('A-0032');
});
afterAll(() => desk.close());

const HIGH = { field: 'tag', op: 'has', value: '高价值' };
const plan = (params: object): Promise<Plan> =>
  desk.transact((ctx) => preview(ctx, like, params), { actor: desk.owner });
const order = async (params: object): Promise<string> =>
  (await desk.transact((ctx) => placeOrder(ctx, like, params), { actor: desk.owner })).task.id;

/** so many friends of A-0031 with the tag, the first also a friend of A-0032 */
const friends = async (...names: string[]): Promise<string[]> => {
  const ids: string[] = [];
  for (const name of names) ids.push(await desk.friend('A-0031', name));
  await desk.transact(async (ctx) => {
    const tag = await aTag(ctx, '高价值');
    for (const id of ids) await tagged(ctx, id, tag);
  });
  return ids;
};

test('each friend of the tag gets his likes, one a day, with the gaps of likes between two', async () => {
  await friends('张三', '李四', '王五');
  const task = await order({ audience: HIGH, times: 2 });
  await desk.works(task);
  const each = (name: string) => desk.effects.filter((e) => e.args['customer'] === `wx_${name}`);
  for (const name of ['张三', '李四', '王五']) {
    const [first, second] = each(name);
    expect(each(name)).toHaveLength(2);
    expect(Number(second?.at) - Number(first?.at)).toBeGreaterThan(23 * 3_600_000);
  }
  const times = desk.effects.map((e) => e.at.getTime());
  const gaps = times.slice(1).map((t, i) => t - (times[i] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(5000);
  expect(desk.effects.every((e) => e.account === 'A-0031' && e.kind === 'likeMoment')).toBe(true);
});

test('who must not be reached, or cannot be found, is left out by name and reason', async () => {
  const [zhang, li] = await friends('张三', '李四', '王五', '赵六');
  await desk.source.query('UPDATE customers SET opted_out_at = NOW() WHERE id = ?', [zhang]);
  await desk.source.query('DELETE FROM customer_identities WHERE customer_id = ?', [li]);
  await desk.source.query(
    "UPDATE friendships SET holder = 'A-0099' WHERE customer_id = (SELECT id FROM customers WHERE name = '王五')",
  );
  const p = await plan({ audience: HIGH });
  expect(p.targets.map((t) => t.text)).toEqual(['A-0031 → 赵*']);
  expect(new Map(p.excluded.map((e) => [e.text, e.reason]))).toEqual(
    new Map([
      ['王*', '不是所选微信号的好友'],
      ['A-0031 → 李*', '没有微信身份，手机上找不到'],
      ['A-0031 → 张*', '客户已退订'],
    ]),
  );
});

test('the other friend does it when the first account is paused', async () => {
  const [zhang] = await friends('张三');
  await desk.source.query(
    "INSERT INTO friendships (customer_id, holder, holder_kind, added_at) VALUES (?, 'A-0032', 'account', NOW())",
    [zhang],
  );
  await desk.source.query(
    "INSERT INTO account_pauses (account_id, scope, starts_at, until, reason) VALUES ('A-0031', 'all', ?, ?, '人工暂停')",
    [desk.clock.now(), new Date('2026-03-05T01:00:00Z')],
  );
  await desk.works(await order({ audience: HIGH }));
  expect(desk.effects.map((e) => e.account)).toEqual(['A-0032']);
});

test.each<[string, object, string]>([
  ['nobody at all', { audience: { field: 'tag', op: 'has', value: '没人有' } }, '没有符合的客户'],
  ['no audience', {}, '给哪些客户？'],
  ['four likes each', { audience: HIGH, times: 4 }, '每位好友最多点赞 3 次'],
  ['a time that is over', { audience: HIGH, at: '2026-03-01T10:00:00+08:00' }, '已经过了'],
  ['a field nobody fills yet', { audience: { field: 'score', op: '>', value: 3 } }, '还不能按客户分'],
  ['a pool of one’s own', { audience: { field: 'pool', op: 'is', value: '沉睡客户' } }, '流量池还没有开放'],
])('%s is refused in words', async (_, params, words) => {
  await friends('张三');
  await expect(plan(params)).rejects.toThrow(words);
});

test('a comment goes below the moments of each friend once', async () => {
  await friends('张三', '李四');
  const { task } = await desk.transact(
    (ctx) => placeOrder(ctx, comment, { audience: HIGH, text: '真好看' }),
    { actor: desk.owner },
  );
  await desk.works(task.id);
  expect(desk.effects.map((e) => [e.kind, e.args['text']])).toEqual([
    ['commentMoment', '真好看'],
    ['commentMoment', '真好看'],
  ]);
});
