import { accounts } from '../accounts';
import { anAccount } from '../accounts/accounts.factory';
import { openDesk, type Desk } from '../../testing/desk';
import { customers } from './index';
import { meetCustomer } from './meetCustomer';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('life_meet', [accounts, customers]);
});
afterAll(() => desk.close());
beforeEach(async () => {
  desk.at('2026-03-02T02:00:00Z');
  const all = [
    'customers',
    'customer_identities',
    'friendships',
    'customer_events',
    'device_events',
    'accounts',
  ];
  for (const table of all) await desk.source.query(`DELETE FROM ${table}`);
  await desk.transact((ctx) => anAccount(ctx, { id: 'A-0031', team: '3组', operator: 'luoyi' }));
});

const rows = (sql: string): Promise<Record<string, unknown>[]> => desk.source.query(sql);
const xiaoyu = {
  wechatId: 'wxid_xiaoyu',
  nickname: '小雨',
  accountId: 'A-0031',
  at: new Date('2026-03-02T01:00:00Z'),
  channel: '抖音A',
};
const meet = (more: { friend?: boolean; wechatId?: string; nickname?: string } = {}) =>
  desk.transact((ctx) => meetCustomer(ctx, { ...xiaoyu, friend: false, ...more }));

test('a stranger becomes a customer of the account that met him, under its team and operator', async () => {
  const met = await meet();
  expect(met).toMatchObject({ channel: '抖音A', team: '3组', owner: 'luoyi' });
  expect(await rows('SELECT name, account_id, lead_state, team, owner FROM customers')).toEqual([
    { name: '小雨', account_id: 'A-0031', lead_state: 'new', team: '3组', owner: 'luoyi' },
  ]);
  expect(await rows('SELECT customer_id FROM friendships')).toEqual([]);
});

test('met again under another name nothing changes; becoming a friend adds one friendship and the consent', async () => {
  const first = await meet();
  expect((await meet({ nickname: '另一个名字' })).id).toBe(first.id);
  for (let n = 0; n < 2; n++) await meet({ friend: true });
  expect(await rows('SELECT name, consent_basis FROM customers')).toEqual([
    { name: '小雨', consent_basis: '主动添加' },
  ]);
  expect(await rows('SELECT holder, state FROM friendships')).toEqual([
    { holder: 'A-0031', state: 'active' },
  ]);
});

test('met by eight jobs at once he is one customer', async () => {
  const met = await Promise.all(Array.from({ length: 8 }, () => meet({ friend: true })));
  expect(new Set(met.map((m) => m.id)).size).toBe(1);
  expect(await rows('SELECT COUNT(*) n FROM customers')).toEqual([{ n: '1' }]);
  expect(await rows('SELECT COUNT(*) n FROM friendships')).toEqual([{ n: '1' }]);
});
