import { contactsPort } from '../../infra/wecom/contactsPort';
import { callbacksOf, WecomFault, type ContactsPort, type WecomMessage } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import { conversation } from '../conversation';
import { operators } from '../operators';
import { customers, tagCustomers } from '.';
import { createTag } from './changeTag';
import { markTags } from './jobs/markTags.delivery';
import { wakeTags } from './jobs/wakeTags.job';

/** Tags between the product and a WeCom of its own: what is put on, taken off and crashes on the way. */
const jobs = [...(customers.jobs ?? []), ...(conversation.jobs ?? [])];
let desk: Desk;
let api: WecomApi;
let contacts: ContactsPort;
beforeAll(async () => {
  api = await openWecomApi('tagsync');
  desk = await openDesk('tagsync', [operators, conversation, customers], new Date().toISOString());
  contacts = contactsPort(api.call);
});
afterAll(async () => {
  await api.close();
  await desk.close();
});
beforeEach(() => {
  desk.enqueued.length = 0;
  desk.at(new Date().toISOString());
});

interface Pair {
  userid: string;
  external_userid: string;
}
const wecom = { send: () => Promise.resolve({ msgid: 'm', responseCode: null, invalidUsers: [] }) } as never;
const settle = (port: ContactsPort = contacts) => desk.runAll(jobs, { contacts: port, wecom });
const hand = (body: Record<string, unknown>): Promise<Pair> => api.hand<Pair>('customers', body);
const edited = async (pair: Pair, at = desk.clock.now()): Promise<void> => {
  const message: WecomMessage = {
    ...{ ToUserName: 'corp', FromUserName: 'sys', MsgType: 'event', Event: 'change_external_contact' },
    ...{ CreateTime: String(Math.floor(at.getTime() / 1000)), ChangeType: 'edit_external_contact' },
    ...{ UserID: pair.userid, ExternalUserID: pair.external_userid },
  };
  await desk.transact(async (ctx) => {
    for (const c of callbacksOf('change_external_contact')) await c.handle(ctx, message);
  });
};
const inMinutes = (n: number): void =>
  desk.at(new Date(desk.clock.now().getTime() + n * 60_000).toISOString());

/** A customer of these members, known to both sides. */
async function customerOf(...userids: string[]): Promise<{ id: string; pairs: Pair[] }> {
  const [first = '', ...others] = userids;
  const pairs = [await hand({ do: 'add', userid: first, name: '顾客' })];
  const externalUserid = pairs[0]?.external_userid ?? '';
  for (const userid of others) pairs.push(await hand({ do: 'add', userid, external_userid: externalUserid }));
  for (const pair of pairs) await edited(pair);
  await settle();
  const [row] = await desk.source.query<{ id: string }[]>(
    "SELECT customer_id id FROM customer_identities WHERE kind = 'external' AND value = ?",
    [externalUserid],
  );
  return { id: row?.id ?? '', pairs };
}
let serial = 0;
/** A tag both sides know. */
async function tagOfBoth(name = `标签${serial++}`): Promise<{ id: string; wecomId: string; name: string }> {
  const id = await desk.transact((ctx) => createTag(ctx, { group: '同步', name }));
  await settle();
  const there = (await contacts.tagGroups()).flatMap((g) => g.tags).find((t) => t.name === name);
  return { id, wecomId: there?.id ?? '', name };
}
const tag = (customerId: string, tagId: string, worn: boolean) =>
  desk.transact((ctx) => tagCustomers(ctx, { customerIds: [customerId], tagId, worn }));
const there = async (pair: Pair): Promise<string[]> =>
  (await contacts.relationsOf(pair.external_userid)).find((r) => r.userid === pair.userid)?.tagIds ?? [];
const here = async (customerId: string): Promise<string[]> =>
  (
    await desk.source.query<{ id: string }[]>('SELECT tag_id id FROM customer_tags WHERE customer_id = ?', [
      customerId,
    ])
  )
    .map((r) => r.id)
    .sort();
const marks = (): Promise<{ state: string; error: string | null }[]> =>
  desk.source.query('SELECT state, error FROM tag_marks ORDER BY at, userid');
const lastMark = async (tagId: string) =>
  (
    await desk.source.query<{ state: string; error: string | null }[]>(
      'SELECT state, error FROM tag_marks WHERE tag_id = ?',
      [tagId],
    )
  )[0];

test('a tag that is put on or taken off here is so in WeCom, for every member who serves the customer', async () => {
  const c = await customerOf('linlan', 'sunyue');
  const t = await tagOfBoth();
  expect(await tag(c.id, t.id, true)).toEqual({ changed: 1, planned: 2 });
  expect(await tag(c.id, t.id, true)).toEqual({ changed: 0, planned: 0 });
  await settle();
  for (const pair of c.pairs) expect(await there(pair)).toEqual([t.wecomId]);
  await tag(c.id, t.id, false);
  for (const pair of c.pairs) await edited(pair); // read before it is taken off there
  await settle();
  for (const pair of c.pairs) expect(await there(pair)).toEqual([]);
  expect(await here(c.id)).toEqual([]);
  expect((await marks()).map((m) => m.state)).toEqual(['confirmed', 'confirmed']);
});

test('what died between the call and its record is found again, and marked once', async () => {
  const c = await customerOf('linlan');
  const t = await tagOfBoth();
  await tag(c.id, t.id, true);
  desk.enqueued.length = 0;
  const prepared = await desk.transact((ctx) => markTags.prepare(ctx, {}));
  if (!prepared) throw new Error('nothing to mark');
  await markTags.send({ contacts } as never, prepared); // and the process is gone
  await desk.run(wakeTags, {});
  expect(desk.enqueued).toEqual([]); // its lease holds
  await desk.source.query(
    'UPDATE tag_marks SET reserved_until = NOW(3) - INTERVAL 1 SECOND WHERE tag_id = ?',
    [t.id],
  );
  await desk.run(wakeTags, {});
  await settle();
  expect(await there(c.pairs[0] as Pair)).toEqual([t.wecomId]);
  expect((await lastMark(t.id))?.state).toBe('confirmed');
});

test('no answer, too often and a customer who is written elsewhere: it is marked later', async () => {
  const c = await customerOf('linlan');
  const t = await tagOfBoth();
  const faults = [
    new WecomFault(0, 'retry', 'no answer', true),
    new WecomFault(45035, 'retry', 'conflict'),
    new WecomFault(45009, 'backoff', 'too often', false, 60_000),
  ];
  const port: ContactsPort = {
    ...contacts,
    markTags: (pair, m) => {
      const fault = faults.shift();
      return fault ? Promise.reject(fault) : contacts.markTags(pair, m);
    },
  };
  await tag(c.id, t.id, true);
  for (let n = 0; n < 4; n++) {
    await settle(port);
    inMinutes(2);
    await desk.run(wakeTags, {});
  }
  await settle(port);
  expect(faults).toEqual([]);
  expect((await lastMark(t.id))?.state).toBe('confirmed');
});

test('the newest holds: what a member changes in WeCom after the wish ends it, what he changed before does not', async () => {
  const c = await customerOf('linlan');
  const [pair] = c.pairs as [Pair];
  const [older, newer] = [await tagOfBoth(), await tagOfBoth()];
  await hand({ do: 'edit', ...pair, add_tag: [older.wecomId, newer.wecomId] });
  await edited(pair);
  await settle();
  inMinutes(5);
  const before = new Date(desk.clock.now().getTime() - 60_000);
  await tag(c.id, older.id, true);
  await desk.source.query("UPDATE tag_marks SET state = 'confirmed' WHERE tag_id = ?", [older.id]);
  await hand({ do: 'edit', ...pair, remove_tag: [older.wecomId] });
  await edited(pair, before); // taken off there a minute before it was put on here
  await settle();
  expect(await here(c.id)).toContain(older.id);
  expect(await there(pair)).toContain(older.wecomId);

  await tag(c.id, newer.id, true); // worn there already: nothing to plan
  inMinutes(1);
  await hand({ do: 'edit', ...pair, remove_tag: [newer.wecomId] });
  await edited(pair);
  await settle();
  expect(await here(c.id)).not.toContain(newer.id);
  expect(await there(pair)).not.toContain(newer.wecomId);
});

test('a wish still on its way is given up when a member decided otherwise later', async () => {
  const c = await customerOf('linlan');
  const [pair] = c.pairs as [Pair];
  const t = await tagOfBoth();
  await tag(c.id, t.id, true);
  await settle();
  await tag(c.id, t.id, false);
  await tag(c.id, t.id, true);
  desk.enqueued.length = 0; // on its way, and held up
  inMinutes(1);
  await hand({ do: 'edit', ...pair, remove_tag: [t.wecomId] });
  await edited(pair);
  await settle();
  expect(await here(c.id)).toEqual([]);
  expect(await there(pair)).toEqual([]);
  expect(await lastMark(t.id)).toEqual({ state: 'skipped', error: '企业微信里后来改过' });
});

test('in a group of one choice the other tag comes off on both sides', async () => {
  const c = await customerOf('linlan');
  const [a, b] = [await tagOfBoth(), await tagOfBoth()];
  await tag(c.id, a.id, true);
  await settle();
  await desk.source.query("UPDATE tag_groups SET choice = 'single' WHERE name = '同步'");
  await tag(c.id, b.id, true);
  await settle();
  await desk.source.query("UPDATE tag_groups SET choice = 'multi' WHERE name = '同步'");
  expect(await here(c.id)).toEqual([b.id]);
  expect(await there(c.pairs[0] as Pair)).toEqual([b.wecomId]);
});

test('who is gone is skipped, what WeCom refuses is failed with the reason and its author told: nothing is left over', async () => {
  await desk.source.query(
    "INSERT IGNORE INTO operators (userid, name, created_at) VALUES ('li', '小李', NOW(3))",
  );
  await desk.source.query(
    "INSERT IGNORE INTO operator_roles (userid, role, granted_at) VALUES ('li', 'owner', NOW(3))",
  );
  const [gone, full] = [await customerOf('linlan'), await customerOf('sunyue')];
  const t = await tagOfBoth();
  const li = {
    userid: 'li',
    name: '小李',
    roles: ['owner'],
    scope: 'company',
    department: null,
    language: 'zh',
  } as const;
  await hand({ do: 'leave', ...(gone.pairs[0] as Pair) });
  await desk.transact(
    (ctx) => tagCustomers(ctx, { customerIds: [gone.id, full.id], tagId: t.id, worn: true }),
    { actor: li },
  );
  const port: ContactsPort = {
    ...contacts,
    markTags: (pair, m) =>
      pair.userid === 'sunyue'
        ? Promise.reject(new WecomFault(40144, 'giveUp', '40144'))
        : contacts.markTags(pair, m),
  };
  await settle(port);
  const states = (await marks()).map((m) => m.state);
  expect(states.filter((s) => s === 'skipped')).not.toEqual([]);
  expect(states.filter((s) => s === 'failed')).toEqual(['failed']);
  const ends = states.filter((s) => ['confirmed', 'failed', 'skipped'].includes(s));
  expect(ends).toHaveLength(states.length);
  const [said] = await desk.source.query<{ body: { text: { content: string } } }[]>(
    "SELECT body FROM outbox_messages WHERE userid = 'li'",
  );
  expect(said?.body.text.content).toContain('已满 3000 个');
});
