import { contactsPort } from '../../infra/wecom/contactsPort';
import { callbacksOf, type ContactsPort } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import { conversation } from '../conversation';
import { operators } from '../operators';
import { createTag, customers, deleteTag, renameTag, tagCustomers } from '.';
import { changeTags } from './jobs/changeTags.delivery';

/** The company's tags themselves: made, renamed and ended on either side. */
const jobs = [...(customers.jobs ?? []), ...(conversation.jobs ?? [])];
const LI = {
  userid: 'li',
  name: '小李',
  roles: ['owner'],
  scope: 'company',
  department: null,
  language: 'zh',
} as const;
let desk: Desk;
let api: WecomApi;
let contacts: ContactsPort;
beforeAll(async () => {
  api = await openWecomApi('tagnames');
  desk = await openDesk('tagnames', [operators, conversation, customers], new Date().toISOString());
  contacts = contactsPort(api.call);
  await desk.source.query("INSERT INTO operators (userid, name, created_at) VALUES ('li', '小李', NOW(3))");
  await desk.source.query(
    "INSERT INTO operator_roles (userid, role, granted_at) VALUES ('li', 'owner', NOW(3))",
  );
});
afterAll(async () => {
  await api.close();
  await desk.close();
});
beforeEach(() => {
  desk.enqueued.length = 0;
});

const wecom = { send: () => Promise.resolve({ msgid: 'm', responseCode: null, invalidUsers: [] }) } as never;
const settle = (port: ContactsPort = contacts) => desk.runAll(jobs, { contacts: port, wecom });
const asLi = <T>(f: Parameters<typeof desk.transact<T>>[0]): Promise<T> => desk.transact(f, { actor: LI });
const there = async (group: string): Promise<string[]> =>
  (await contacts.tagGroups())
    .find((g) => g.name === group)
    ?.tags.map((t) => t.name)
    .sort() ?? [];
const here = async (group: string): Promise<string[]> =>
  (
    await desk.source.query<{ name: string }[]>(
      'SELECT t.name FROM tags t JOIN tag_groups g ON g.id = t.group_id WHERE g.name = ? ORDER BY t.name',
      [group],
    )
  ).map((r) => r.name);
const idOf = async (name: string): Promise<string> =>
  (await desk.source.query<{ id: string }[]>('SELECT id FROM tags WHERE name = ?', [name]))[0]?.id ?? '';
const wecomIdOf = async (name: string): Promise<string> =>
  (await contacts.tagGroups()).flatMap((g) => g.tags).find((t) => t.name === name)?.id ?? '';
async function told(at = desk.clock.now(), Id = ''): Promise<void> {
  await desk.transact(async (ctx) => {
    for (const c of callbacksOf('change_external_tag'))
      await c.handle(ctx, {
        ...{ ToUserName: 'corp', FromUserName: 'sys', MsgType: 'event', Event: 'change_external_tag' },
        ...{ CreateTime: String(Math.floor(at.getTime() / 1000)), ChangeType: 'update', Id },
      });
  });
  await settle();
}
const changes = async (): Promise<string[]> =>
  (
    await desk.source.query<{ s: string }[]>("SELECT CONCAT(kind, ' ', state) s FROM tag_changes ORDER BY id")
  ).map((r) => r.s);

test('a tag made here is made there once, however often it is asked for and repeated', async () => {
  await asLi((ctx) => createTag(ctx, { group: '意向', name: '非常想要' }));
  await asLi((ctx) => createTag(ctx, { group: '意向', name: '非常想要' }));
  desk.enqueued.length = 0;
  const prepared = await desk.transact((ctx) => changeTags.prepare(ctx, {}));
  if (!prepared) throw new Error('nothing to make');
  await changeTags.send({ contacts } as never, prepared); // made, and the process is gone
  await desk.source.query('UPDATE tag_changes SET reserved_until = NOW(3) - INTERVAL 1 SECOND');
  await desk.run(changeTags, {}, { contacts });
  await settle();
  await desk.source.query('UPDATE tag_changes SET not_before = NULL');
  await desk.run(changeTags, {}, { contacts });
  expect(await there('意向')).toEqual(['非常想要']);
  expect(await changes()).toEqual(['create confirmed']);
  expect(
    await desk.source.query(
      'SELECT wecom_id FROM wecom_tags w JOIN tags t ON t.id = w.tag_id WHERE t.name = ?',
      ['非常想要'],
    ),
  ).toEqual([{ wecom_id: await wecomIdOf('非常想要') }]);
});

test('a new name goes there; reading the tags meanwhile does not bring the old one back', async () => {
  await asLi(async (ctx) => renameTag(ctx, await idOf('非常想要'), '很想买'));
  const waiting = desk.enqueued.splice(0);
  await told();
  expect(await here('意向')).toEqual(['很想买']);
  desk.enqueued.push(...waiting);
  await settle();
  expect(await there('意向')).toEqual(['很想买']);
});

test('a name given there later wins over one on its way, an older one does not', async () => {
  const id = await wecomIdOf('很想买');
  await asLi(async (ctx) => renameTag(ctx, await idOf('很想买'), '我们的'));
  const waiting = desk.enqueued.splice(0);
  await api.hand('corptags', { do: 'update', id, name: '他们的' });
  await told(new Date(desk.clock.now().getTime() - 3_600_000), id);
  await told(new Date(desk.clock.now().getTime() + 60_000), 'another tag');
  expect(await here('意向')).toEqual(['我们的']);
  await told(new Date(desk.clock.now().getTime() + 60_000), id);
  expect(await here('意向')).toEqual(['他们的']);
  desk.enqueued.push(...waiting);
  await settle();
  expect(await there('意向')).toEqual(['他们的']);
  expect((await changes()).at(-1)).toBe('rename skipped');
});

test('a tag of the console cannot be renamed from here: it gets its name back, and who did it is told why', async () => {
  await api.hand('corptags', { do: 'create', group: '后台', names: ['后台建的'] });
  await told();
  await asLi(async (ctx) => renameTag(ctx, await idOf('后台建的'), '改不了'));
  await settle();
  expect(await here('后台')).toEqual(['后台建的']);
  const said = await desk.source.query<{ body: { text?: { content: string } } }[]>(
    "SELECT body FROM outbox_messages WHERE userid = 'li'",
  );
  expect(said.map((s) => s.body.text?.content)).toEqual([expect.stringContaining('只能在企业微信后台改')]);
});

test('names that are taken, empty or too long are refused in words', async () => {
  await asLi((ctx) => createTag(ctx, { group: '后台', name: '另一个' }));
  const rename = (to: string) => asLi(async (ctx) => renameTag(ctx, await idOf('另一个'), to));
  await expect(rename('后台建的')).rejects.toThrow('已经有标签「后台建的」');
  await expect(rename(' ')).rejects.toThrow('标签名要 1–30 个字');
  await expect(asLi((ctx) => createTag(ctx, { group: '长', name: '长'.repeat(31) }))).rejects.toThrow('1–30');
  await expect(asLi((ctx) => renameTag(ctx, '999999', '谁'))).rejects.toThrow('没有这个标签');
  await settle();
});

test('a tag ended here ends there; one ended there comes back when somebody puts it on again', async () => {
  const gone = await idOf('另一个');
  expect(await asLi((ctx) => deleteTag(ctx, gone))).toBe(true);
  expect(await asLi((ctx) => deleteTag(ctx, gone))).toBe(false);
  await told();
  expect(await there('后台')).toEqual(['后台建的']);
  expect(await here('后台')).toEqual(['后台建的']);

  await asLi((ctx) => createTag(ctx, { group: '再来', name: '回头客' }));
  await settle();
  await api.hand('corptags', { do: 'delete', id: await wecomIdOf('回头客') });
  await told();
  expect(await there('再来')).toEqual([]);
  const [row] = await desk.source.query<{ insertId: number }[]>(
    "INSERT INTO customers (name, added_at, created_at) VALUES ('客', NOW(3), NOW(3)) RETURNING id insertId",
  );
  await asLi(async (ctx) =>
    tagCustomers(ctx, { customerIds: [String(row?.insertId)], tagId: await idOf('回头客'), worn: true }),
  );
  await settle();
  expect(await there('再来')).toEqual(['回头客']);
});

test('a group renamed there is renamed here, and every change was confirmed, failed or skipped', async () => {
  const group = (await contacts.tagGroups()).find((g) => g.name === '再来');
  await api.hand('corptags', { do: 'update', id: group?.id, name: '老客' });
  await told();
  expect(await here('老客')).toEqual(['回头客']);
  const open = (await changes()).filter((c) => !/ (confirmed|failed|skipped)$/.test(c));
  expect(open).toEqual([]);
});
