import { createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { phoneBook, type PhoneBookEntry } from '@cunkebao/shared/fleet';
import { modules } from '../modules';
import { openDesk, type Desk } from '../testing/desk';
import { seedDemo } from './seedDemo';

let desk: Desk;
let folder: string;
let said: string;
const files = () => ({ phoneBook: join(folder, 'deep/phones.json'), people: join(folder, 'people.json') });
const seed = (): Promise<string> =>
  seedDemo({ transact: desk.transact, ...files(), secret: 'a test secret' });
const count = async (table: string, where = '1 = 1'): Promise<number> => {
  const [row] = await desk.source.query(`SELECT COUNT(*) n FROM ${table} WHERE ${where}`);
  return Number(row.n);
};
const book = (): PhoneBookEntry[] => phoneBook.parse(JSON.parse(readFileSync(files().phoneBook, 'utf8')));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ckb-seed-'));
  desk = await openDesk('cust_seed', modules, '2026-03-04T09:30:00Z');
  said = await seed();
}, 60_000);
afterAll(async () => {
  await desk.close();
  rmSync(folder, { recursive: true });
});

test('the company has everybody and everything the handbook speaks of', async () => {
  expect(said).toContain('演示公司已建成');
  const counts = {
    devices: await count('devices', 'public_key IS NOT NULL AND confirmed_at IS NOT NULL'),
    groups: await count('device_groups'),
    accounts: await count('accounts'),
    customers: await count('customers'),
    tags: await count('tags'),
    tagGroups: await count('tag_groups'),
    operators: await count('operators'),
    owners: await count('operator_roles', "role = 'owner' AND userid = 'linlan'"),
    zhangsan: await count('customers', "name = '张三'"),
    wanted: await count('tags', "name IN ('高价值', '意向')"),
  };
  expect(counts).toEqual({
    devices: 12,
    groups: 3,
    accounts: 16,
    customers: 2000,
    tags: 120,
    tagGroups: 12,
    operators: 8,
    owners: 1,
    zhangsan: 1,
    wanted: 2,
  });
});

test('scores go from 28 to 96, and A-0031 has 48', async () => {
  const rows = await desk.source.query('SELECT id, health_score FROM accounts ORDER BY id');
  const scores = new Map<string, number>(rows.map((r: any) => [r.id, r.health_score]));
  expect(Math.min(...scores.values())).toBe(28);
  expect(Math.max(...scores.values())).toBe(96);
  expect(scores.get('A-0031')).toBe(48);
});

test('the sixty days are full, each before the next in the funnel, and rolled up', async () => {
  const [{ days }] = await desk.source.query(
    "SELECT COUNT(*) days FROM daily_metrics WHERE account_id = '*' AND new_friends > 0 AND moments_published > 0",
  );
  expect(Number(days)).toBe(60);
  const [{ passed, metrics }] = await desk.source.query(
    `SELECT (SELECT COUNT(*) FROM customer_events WHERE kind = 'passed') passed,
       (SELECT SUM(new_friends) FROM daily_metrics WHERE account_id = '*') metrics`,
  );
  expect(Number(passed)).toBeGreaterThan(1000);
  expect(Number(metrics)).toBe(Number(passed));
  const before = (early: string, late: string): Promise<number> =>
    count(
      `customer_events l LEFT JOIN customer_events e ON e.customer_id = l.customer_id AND e.kind = '${early}'`,
      `l.kind = '${late}' AND (e.id IS NULL OR e.at > l.at)`,
    );
  expect([await before('scanned', 'requested'), await before('requested', 'passed')]).toEqual([0, 0]);
});

test('nothing lies in the future, and nobody acts after deleting us', async () => {
  expect(await count('customer_events', "at > '2026-03-04 09:31:00'")).toBe(0);
  expect(await count('account_events', "at > '2026-03-04 09:31:00'")).toBe(0);
  expect(
    await count(
      `customer_events e JOIN customer_events d ON d.customer_id = e.customer_id AND d.kind = 'deletedUs'`,
      'e.at > d.at',
    ),
  ).toBe(0);
});

test('the counters of the customer row agree with the book of events', async () => {
  const wrong = await count(
    `customers c JOIN (SELECT customer_id, SUM(kind = 'order') orders,
       MAX(CASE WHEN kind = 'messageIn' THEN at END) spoke FROM customer_events GROUP BY customer_id) e
     ON e.customer_id = c.id AND c.added_at > '2026-01-05'`,
    'c.orders <> e.orders OR NOT (c.last_message_at <=> e.spoke)',
  );
  expect(wrong).toBe(0);
});

test('a single-choice group gives nobody two tags', async () => {
  const twice = await desk.source.query(
    `SELECT ct.customer_id FROM customer_tags ct JOIN tags t ON t.id = ct.tag_id
     JOIN tag_groups g ON g.id = t.group_id WHERE g.choice = 'single'
     GROUP BY ct.customer_id, g.id HAVING COUNT(*) > 1`,
  );
  expect(twice).toEqual([]);
});

test('T-87 is finished and the next ids follow on', async () => {
  expect(await count('tasks', "id = 'T-87' AND state = 'done'")).toBe(1);
  const rows = await desk.source.query('SELECT kind, last FROM sequences ORDER BY kind');
  expect(rows.map((r: any) => [r.kind, Number(r.last)])).toEqual([
    ['account', 31],
    ['device', 12],
    ['task', 87],
  ]);
});

test('the phone book fits the public keys in the database, and only its owner may read it', async () => {
  expect(statSync(files().phoneBook).mode & 0o777).toBe(0o600);
  expect(
    book()
      .map((p) => p.starts)
      .filter((s) => s !== 'online'),
  ).toHaveLength(2);
  expect(book().find((p) => p.device === 'D-012')).toMatchObject({
    starts: 'online',
    accounts: [{ id: 'A-0031', nickname: '花漾会员管家' }],
  });
  expect(await keysThatFit()).toBe(12);
});

test('the phone book names up to sixty customers an account is friends with', async () => {
  const accounts = book().flatMap((p) => p.accounts);
  const friends = accounts.flatMap((a) => a.friends ?? []);
  expect(Math.max(...accounts.map((a) => a.friends?.length ?? 0))).toBe(60);
  expect(new Set(friends.map((f) => f.id)).size).toBe(friends.length);
  const ids = friends.map((f) => `'${f.id}'`).join(',');
  expect(await count('customer_identities', `kind = 'wechat' AND value IN (${ids})`)).toBe(friends.length);
});

async function keysThatFit(): Promise<number> {
  const rows: any[] = await desk.source.query('SELECT id, install, public_key FROM devices');
  return book().filter((entry) => {
    const row = rows.find((r) => r.id === entry.device && r.install === entry.install);
    const key = createPublicKey(createPrivateKey(entry.privateKey));
    return row?.public_key === key.export({ type: 'spki', format: 'der' }).toString('base64');
  }).length;
}

test('the sandbox gets the people in its order, and somebody nobody knows', () => {
  const people = JSON.parse(readFileSync(files().people, 'utf8'));
  expect(people).toHaveLength(9);
  expect(people.slice(0, 4)).toEqual([
    { userid: 'linlan', name: '林岚', roles: ['项目主理人'] },
    { userid: 'zhaoqi', name: '赵琪', roles: ['矩阵管理'] },
    { userid: 'sunyue', name: '孙悦', roles: ['用户运营'] },
    { userid: 'zhouning', name: '周宁', roles: ['只读'] },
  ]);
  expect(people.at(-1)).toEqual({ userid: 'stranger', name: '陌生人', roles: [] });
});

test('a second run changes nothing', async () => {
  const before = readFileSync(files().phoneBook, 'utf8');
  expect(await seed()).toBe('数据库里已有操作员，没有改动');
  expect(readFileSync(files().phoneBook, 'utf8')).toBe(before);
  expect(await count('customers')).toBe(2000);
});

test('a lost phone book is written again with new keys; real phones keep theirs', async () => {
  await desk.source.query(
    "UPDATE devices SET install = 'a-real-phone', public_key = 'real' WHERE id = 'D-011'",
  );
  rmSync(files().phoneBook);
  rmSync(files().people);
  expect(await seed()).toContain('已给 11 部演示手机换了新密钥');
  expect(existsSync(files().people)).toBe(true);
  expect(book().map((p) => p.device)).not.toContain('D-011');
  expect(await keysThatFit()).toBe(11);
  expect(await count('devices', "public_key = 'real'")).toBe(1);
});

test('every event has a colleague to answer for it, so that people can be ranked', async () => {
  expect(await count('customer_events', 'member IS NULL')).toBe(0);
  expect(await count('daily_customers', "new_friends > 0 AND member = 'zhaoqi'")).toBeGreaterThan(0);
});
