import { callbacksOf, peopleColumns } from '../kernel';
import { modules } from '../modules';
import { openDesk, type Desk } from './desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk('people', modules);
});
afterAll(() => desk.close());

/** What was recorded about somebody keeps the name he had. */
const RECORDS = new Set(['audit_entries.userid']);
/** Columns that are named like a person's and hold something else. */
const OTHERS = new Set(['friendships.holder_kind', 'alert_watches.member', 'group_greetings.member']);

test('every column that names a member follows him to a new userid, or is known as a record', async () => {
  const columns = await desk.source.query<{ name: string }[]>(
    `SELECT CONCAT(table_name, '.', column_name) name FROM information_schema.columns
      WHERE table_schema = DATABASE() AND data_type IN ('varchar', 'char')
        AND (column_name IN ('userid', 'operator', 'owner', 'member', 'holder', 'recipient', 'reporter', 'author', 'assignee')
          OR column_name LIKE '%\\_by') ORDER BY 1`,
  );
  const listed = new Set(peopleColumns().map((c) => `${c.table}.${c.column}`));
  const unknown = columns
    .map((c) => c.name)
    .filter((n) => !listed.has(n) && !RECORDS.has(n) && !OTHERS.has(n));
  expect(unknown).toEqual([]);
});

test('a member with a new userid keeps his customers, dialogue, subscriptions and messages, operator or not', async () => {
  const { source } = desk;
  await source.query(
    "INSERT INTO customers (name, owner, added_at, created_at) VALUES ('客户甲', 'Wang', NOW(3), NOW(3))",
  );
  await source.query(
    `INSERT INTO friendships (customer_id, holder, holder_kind, added_at) VALUES (1, 'Wang', 'member', NOW(3)),
      (1, 'wang', 'account', NOW(3))`,
  );
  await source.query("INSERT INTO member_syncs (userid) VALUES ('Wang'), ('wangwu')");
  await source.query(
    "INSERT INTO weekly_reviews (monday, seen_by, updated_at) VALUES ('2026-03-02', 'member:Wang', NOW(3))",
  );
  await source.query(
    `INSERT INTO outbox_messages (message_key, userid, kind, body, created_at) VALUES ('k', 'Wang', 'text', '{}', NOW(3))`,
  );
  const message = {
    ...{
      ToUserName: 'corp',
      FromUserName: 'sys',
      MsgType: 'event',
      Event: 'change_contact',
      CreateTime: '1700000000',
    },
    ...{ ChangeType: 'update_user', UserID: 'Wang', NewUserID: 'wangwu' },
  };
  for (let time = 0; time < 2; time++)
    await desk.transact(async (ctx) => {
      for (const c of callbacksOf('change_contact')) await c.handle(ctx, message);
    });
  const all = async (sql: string) => (await source.query<{ who: string }[]>(sql)).map((r) => r.who);
  expect(await all('SELECT owner who FROM customers')).toEqual(['wangwu']);
  expect(await all('SELECT holder who FROM friendships ORDER BY id')).toEqual(['wangwu', 'wang']);
  expect(await all('SELECT userid who FROM member_syncs')).toEqual(['wangwu']);
  expect(await all('SELECT seen_by who FROM weekly_reviews')).toEqual(['member:wangwu']);
  expect(await all('SELECT userid who FROM outbox_messages')).toEqual(['wangwu']);
});
