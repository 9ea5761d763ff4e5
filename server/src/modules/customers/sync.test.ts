import { contactsPort } from '../../infra/wecom/contactsPort';
import { WecomFault, type ContactsPort } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import { customers } from '.';
import { beginWalks } from './jobs/beginWalks.delivery';
import { catchUp } from './jobs/catchUp.delivery';
import { wakeSync } from './jobs/wakeSync.job';
import { walkMember } from './jobs/walkMember.delivery';

/** Forty members share 100,000 customers; two of them are read here, some 5,500 relations. */
const CROWD = Array.from({ length: 40 }, (_, n) => ({
  userid: `m${n}`,
  name: `员工${n}`,
  roles: ['用户运营'],
}));
const TWO = ['m0', 'm1'];
const TABLES = ['customers', 'customer_identities', 'friendships', 'member_relations', 'customer_tags'];
const jobs = customers.jobs ?? [];

let desk: Desk;
let api: WecomApi;
let contacts: ContactsPort;
beforeAll(async () => {
  api = await openWecomApi('sync', 'big', { people: CROWD });
  desk = await openDesk('customersync', [customers], new Date().toISOString());
  const port = contactsPort(api.call);
  contacts = { ...port, followers: () => Promise.resolve(TWO) };
});
afterAll(async () => {
  await api.close();
  await desk.close();
});

const all = (port: ContactsPort = contacts) => desk.runAll(jobs, { contacts: port });
const count = async (sql: string): Promise<number> =>
  Number((await desk.source.query<{ n: string }[]>(`SELECT COUNT(*) n FROM ${sql}`))[0]?.n);
const sums = async (): Promise<string> =>
  JSON.stringify(await desk.source.query(`CHECKSUM TABLE ${TABLES.join(', ')}`));

test('everybody is read once, whatever dies between two steps', async () => {
  const dying = { ...contacts, idsOf: () => Promise.reject(new Error('killed')) };
  await desk.run(beginWalks, {}, { contacts });
  await expect(all(dying)).rejects.toThrow('killed');
  const half = await count('member_relations');
  expect(half).toBeGreaterThan(0);
  desk.enqueued.length = 0; // what the queue knew is gone
  await desk.source.query('UPDATE member_syncs SET moved_at = moved_at - INTERVAL 2 MINUTE');
  await desk.run(wakeSync, {});
  await all();

  const told = await Promise.all(TWO.map((u) => contacts.idsOf(u)));
  expect(await count('member_relations')).toBe(told.flat().length);
  expect(await count('customers')).toBe(new Set(told.flat()).size);
  expect(await count("customer_identities WHERE kind = 'external'")).toBe(new Set(told.flat()).size);
  expect(await count("friendships WHERE holder_kind = 'member' AND state = 'active'")).toBe(
    told.flat().length,
  );
  expect(await count("customer_tags WHERE source = 'wecom'")).toBeGreaterThan(1000);
});

test('a second run changes nothing', async () => {
  const before = await sums();
  await desk.run(beginWalks, {}, { contacts });
  await all();
  expect(await sums()).toBe(before);
});

test('the same step by two jobs counts once', async () => {
  await desk.run(beginWalks, {}, { contacts });
  desk.enqueued.length = 0;
  const before = await turnOf('m0');
  await Promise.all([1, 2].map(() => desk.run(walkMember, { userid: 'm0' }, { contacts })));
  expect((await turnOf('m0')) - before).toBe(1);
  await all();
});

test('between two walks those who came are entered and those who went are ended', async () => {
  const { external_userid: fresh } = await api.hand<{ external_userid: string }>('customers', {
    do: 'add',
    userid: 'm0',
    name: '新来的',
    state: 'expo',
  });
  const [gone = ''] = await contacts.idsOf('m1');
  await api.hand('customers', { do: 'remove', userid: 'm1', external_userid: gone });
  await desk.run(catchUp, { userid: 'm0' }, { contacts });
  await desk.run(catchUp, { userid: 'm1' }, { contacts });
  expect(await stateOf('m0', fresh)).toBe('active');
  expect(await stateOf('m1', gone)).toBe('deletedByUs');
  const [row] = await desk.source.query<{ channel: string; owner: string; lead: string }[]>(
    "SELECT channel, owner, lead_state lead FROM customers WHERE name = '新来的'",
  );
  expect(row).toEqual({ channel: 'expo', owner: 'm0', lead: 'passed' });
});

test('a cursor that is refused begins the member anew', async () => {
  const lost = { ...contacts, page: () => Promise.reject(new WecomFault(50100, 'retry', 'invalid cursor')) };
  await desk.run(beginWalks, {}, { contacts });
  await desk.source.query("UPDATE member_syncs SET position = 'stale' WHERE userid = 'm0'");
  await expect(desk.run(walkMember, { userid: 'm0' }, { contacts: lost })).rejects.toThrow('cursor');
  const [row] = await desk.source.query<{ position: string; open: number }[]>(
    "SELECT position, open FROM member_syncs WHERE userid = 'm0'",
  );
  expect(row).toEqual({ position: '', open: 1 });
  await all();
});

async function turnOf(userid: string): Promise<number> {
  const [row] = await desk.source.query<{ turn: number }[]>(
    'SELECT turn FROM member_syncs WHERE userid = ?',
    [userid],
  );
  return row?.turn ?? -1;
}

async function stateOf(userid: string, externalUserid: string): Promise<string | undefined> {
  const [row] = await desk.source.query<{ state: string }[]>(
    `SELECT f.state FROM friendships f JOIN customer_identities i ON i.customer_id = f.customer_id
     WHERE f.holder = ? AND i.kind = 'external' AND i.value = ?`,
    [userid, externalUserid],
  );
  return row?.state;
}
