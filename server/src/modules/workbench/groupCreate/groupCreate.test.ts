import { workDesk, type WorkDesk } from '../../../testing/workDesk';
import type { Plan } from '../../../kernel';
import { placeOrder } from '../placeOrder';
import { preview } from '../preview';
import { groupCreate } from '.';

let desk: WorkDesk;
beforeAll(async () => {
  desk = await workDesk('wb_group');
});
beforeEach(async () => {
  await desk.beginsAnew();
  await desk.worker('A-0031');
});
afterAll(() => desk.close());

const ALL = { field: 'pool', op: 'is', value: '全部好友' };
const NAMES = ['张三', '李四', '王五', '赵六', '钱七'];
const plan = (params: object): Promise<Plan> =>
  desk.transact((ctx) => preview(ctx, groupCreate, { account: 'A-0031', audience: ALL, ...params }), {
    actor: desk.owner,
  });
const order = async (params: object = {}): Promise<string> =>
  (
    await desk.transact(
      (ctx) => placeOrder(ctx, groupCreate, { account: 'A-0031', audience: ALL, ...params }),
      {
        actor: desk.owner,
      },
    )
  ).task.id;
const people = async (n: number): Promise<string[]> => {
  const ids = [];
  for (const name of NAMES.slice(0, n)) ids.push(await desk.friend('A-0031', name));
  return ids;
};

test('one group of so many friends; the others are named with the reason', async () => {
  await people(5);
  const p = await plan({ members: 4, name: '意向客户群' });
  expect(p.headline).toBe('用 A-0031 建群「意向客户群」，4 人');
  expect(p.excluded.map((e) => e.reason)).toEqual(['这个群已选满 4 人']);
  const task = await order({ members: 4, name: '意向客户群' });
  desk.outcomes.of = () => ({ state: 'done', evidence: { members: 4 } });
  await desk.works(task);
  expect(desk.effects).toHaveLength(1);
  expect(desk.effects[0]?.args).toMatchObject({
    name: '意向客户群',
    members: ['wx_钱七', 'wx_赵六', 'wx_王五', 'wx_李四'],
  });
});

test('who opts out before it is created is not in it; with fewer than three there is no group', async () => {
  const ids = await people(4);
  const at = '2026-03-02T15:00:00+08:00';
  const task = await order({ at });
  await desk.source.query('UPDATE customers SET opted_out_at = NOW() WHERE id = ?', [ids[0]]);
  await desk.works(task);
  expect(desk.effects[0]?.args['members']).toEqual(['wx_赵六', 'wx_王五', 'wx_李四']);
  const next = await order();
  await desk.source.query('UPDATE customers SET opted_out_at = NOW() WHERE id = ?', [ids[1]]);
  await desk.works(next);
  expect(desk.effects).toHaveLength(1);
  expect((await desk.ledger(next))[0]).toMatchObject({
    state: 'skipped',
    note: '可以拉的只剩 2 人，建群至少 3 人',
  });
});

test('two groups of one account are ten minutes apart', async () => {
  await people(4);
  const [one, two] = [await order(), await order()];
  await desk.works(one);
  await desk.works(two);
  const [first, second] = desk.effects.map((e) => e.at.getTime());
  expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(600_000);
});

test('too few friends are said before anything is done', async () => {
  await people(2);
  const p = await plan({ members: 30 });
  expect(p.targets).toEqual([]);
  expect(p.excluded.map((e) => e.reason)).toEqual(Array(2).fill('只有 2 位可以拉，建群至少 3 人'));
});

test.each<[string, object, string]>([
  ['fifty where 38 are allowed', { members: 50 }, '一个群最多拉 38 人，更多的请分成几个群'],
  ['two', { members: 2 }, '建群至少 3 人'],
  ['nobody', { audience: { field: 'tag', op: 'has', value: '没人有' } }, '没有符合的客户'],
  ['a time that is over', { at: '2026-03-01T10:00:00+08:00' }, '已经过了'],
])('%s is refused in words', async (_, params, words) => {
  await people(3);
  await expect(plan(params)).rejects.toThrow(words);
});
