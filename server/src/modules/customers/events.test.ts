import { contactsPort } from '../../infra/wecom/contactsPort';
import { callbacksOf, WecomFault, type ContactsPort, type WecomMessage } from '../../kernel';
import { openDesk, type Desk } from '../../testing/desk';
import { openWecomApi, type WecomApi } from '../../testing/wecomApi';
import { operators } from '../operators';
import { customers } from '.';
import { wakeWelcomes } from './jobs/wakeWelcomes.job';

const jobs = customers.jobs ?? [];
let desk: Desk;
let api: WecomApi;
let contacts: ContactsPort;
beforeAll(async () => {
  api = await openWecomApi('events');
  desk = await openDesk('customerevents', [operators, customers], new Date().toISOString());
  contacts = contactsPort(api.call);
});
afterAll(async () => {
  await api.close();
  await desk.close();
});

interface Pair {
  userid: string;
  external_userid: string;
}
const handed = (body: Record<string, unknown>): Promise<Pair> => api.hand<Pair>('customers', body);

/** The event as the inbox hands it over. */
async function told(event: string, fields: Record<string, string>): Promise<void> {
  const message: WecomMessage = {
    ...{ ToUserName: 'corp', FromUserName: 'sys', MsgType: 'event', Event: event },
    CreateTime: String(Math.floor(Date.now() / 1000)),
    ...fields,
  };
  await desk.transact(async (ctx) => {
    for (const callback of callbacksOf(event)) await callback.handle(ctx, message);
  });
}
const change = (ChangeType: string, pair: Pair, more: Record<string, string> = {}) =>
  told('change_external_contact', {
    ChangeType,
    UserID: pair.userid,
    ExternalUserID: pair.external_userid,
    ...more,
  });
const settle = (port: ContactsPort = contacts) => desk.runAll(jobs, { contacts: port });

interface Seen {
  name: string;
  state: string;
  remark: string | null;
  lostAt: Date | null;
  tags: string | null;
}
async function seen(pair: Pair): Promise<Seen | undefined> {
  const [row] = await desk.source.query<Seen[]>(
    `SELECT c.name, f.state, f.remark, c.lost_at lostAt, (SELECT GROUP_CONCAT(t.name ORDER BY HEX(CONVERT(t.name USING utf16)))
       FROM customer_tags ct JOIN tags t ON t.id = ct.tag_id WHERE ct.customer_id = c.id) tags
     FROM customers c JOIN customer_identities i ON i.customer_id = c.id AND i.kind = 'external'
     JOIN friendships f ON f.customer_id = c.id AND f.holder = ? WHERE i.value = ?`,
    [pair.userid, pair.external_userid],
  );
  return row;
}

test('a customer who adds a member is entered, also when he is told of twice', async () => {
  const pair = await handed({ do: 'add', userid: 'linlan', name: '小明' });
  await change('add_external_contact', pair);
  await change('add_external_contact', pair);
  await settle();
  expect(await seen(pair)).toMatchObject({ name: '小明', state: 'active', lostAt: null });
});

test('what a member notes in WeCom is taken over, tags by their names', async () => {
  await told('change_external_tag', { ChangeType: 'create', Id: 'x', TagType: 'tag' });
  await settle();
  const pair = await handed({ do: 'add', userid: 'sunyue', name: '小红' });
  await change('add_external_contact', pair);
  await settle();
  const tags = (await contacts.tagGroups()).flatMap((g) => g.tags).slice(0, 2);
  const names = tags.map((t) => t.name);
  await handed({ do: 'edit', ...pair, remark: '红姐', add_tag: tags.map((t) => t.id) });
  await change('edit_external_contact', pair);
  await settle();
  expect(await seen(pair)).toMatchObject({ remark: '红姐', tags: [...names].sort().join(',') });
  await handed({ do: 'edit', ...pair, remove_tag: [tags[0]?.id] });
  await change('edit_external_contact', pair);
  await settle();
  expect(await seen(pair)).toMatchObject({ tags: names[1] });
});

test('a tag that is renamed in WeCom is renamed here, one that is deleted comes off', async () => {
  await api.hand('corptags', { do: 'create', group: '节日', names: ['中秋', '国庆'] });
  const tags = (await contacts.tagGroups()).find((g) => g.name === '节日')?.tags ?? [];
  const pair = await handed({ do: 'add', userid: 'zhaoqi', name: '小刚' });
  await handed({ do: 'edit', ...pair, add_tag: tags.map((t) => t.id) });
  await change('add_external_contact', pair);
  await settle();
  expect((await seen(pair))?.tags).toBeNull(); // read before the tags were
  await told('change_external_tag', { ChangeType: 'create', Id: tags[0]?.id ?? '', TagType: 'tag' });
  await settle();
  expect((await seen(pair))?.tags?.split(',')).toHaveLength(2);
  const [moon, nation] = ['中秋', '国庆'].map((n) => tags.find((t) => t.name === n)?.id ?? '');
  await api.hand('corptags', { do: 'update', id: moon, name: '月圆' });
  await api.hand('corptags', { do: 'delete', id: nation });
  await told('change_external_tag', { ChangeType: 'update', Id: moon ?? '', TagType: 'tag' });
  await settle();
  expect((await seen(pair))?.tags).toBe('月圆');
});

test('who removes us is lost, who is removed is not; a new meeting begins anew', async () => {
  const left = await handed({ do: 'add', userid: 'linlan', name: '走了' });
  const dropped = await handed({ do: 'add', userid: 'linlan', name: '删了' });
  for (const pair of [left, dropped]) await change('add_external_contact', pair);
  await settle();
  await handed({ do: 'block', ...left });
  await handed({ do: 'remove', ...dropped });
  desk.at(new Date(Date.now() + 2000).toISOString());
  await change('del_follow_user', left);
  await change('del_external_contact', dropped);
  await settle();
  expect(await seen(left)).toMatchObject({ state: 'deletedByCustomer', lostAt: expect.any(Date) as Date });
  expect(await seen(dropped)).toMatchObject({ state: 'deletedByUs', lostAt: null });
  await change('edit_external_contact', left);
  await settle();
  expect((await seen(left))?.state).toBe('deletedByCustomer');
});

test('an event without ids, or with other text in their place, changes nothing', async () => {
  await told('change_external_contact', { ChangeType: 'add_external_contact' });
  await told('change_external_contact', {
    ChangeType: 'add_external_contact',
    UserID: "x' OR 1=1",
    ExternalUserID: 'wm1',
  });
  expect(desk.enqueued).toEqual([]);
});

describe('the greeting', () => {
  const greet = async (answers: (number | null)[]) => {
    const code = `WC${Math.random().toString(36).slice(2)}`;
    const said: string[] = [];
    const port: ContactsPort = {
      ...contacts,
      relationsOf: () => Promise.resolve([]),
      welcome: (_code, text) => {
        said.push(text);
        const errcode = answers.shift() ?? null;
        return errcode === null ? Promise.resolve() : Promise.reject(new WecomFault(errcode, 'giveUp', 'no'));
      },
    };
    await change(
      'add_external_contact',
      { userid: 'linlan', external_userid: `wm${code}` },
      { WelcomeCode: code },
    );
    const run = () =>
      settle(port).then(
        () => null,
        (error: unknown) => error,
      );
    const state = async () =>
      (await desk.source.query<{ state: string }[]>('SELECT state FROM welcomes WHERE code = ?', [code]))[0]
        ?.state;
    return { code, said, port, run, state };
  };

  test('goes out once, however often its event comes', async () => {
    const g = await greet([null]);
    await g.run();
    await change(
      'add_external_contact',
      { userid: 'linlan', external_userid: 'wm1' },
      { WelcomeCode: g.code },
    );
    await g.run();
    expect(g.said).toHaveLength(1);
    expect(g.said[0]).toContain('很高兴认识您');
    expect(await g.state()).toBe('sent');
  });

  test.each([41050, 41051])('is given up after %i', async (errcode) => {
    const g = await greet([errcode]);
    expect(await g.run()).toBeNull();
    expect(await g.state()).toBe('refused');
  });

  test('is tried again while another app greets', async () => {
    const g = await greet([41096, null]);
    const [waiting] = desk.enqueued.filter((e) => e.job.name === 'customers.sendWelcome');
    if (!waiting) throw new Error('no greeting waits');
    desk.enqueued.length = 0;
    const send = jobs.find((j) => j.name === waiting.job.name);
    if (send?.shape !== 'delivery') throw new Error('no such delivery');
    const prepared: unknown = await desk.transact((ctx) => send.prepare(ctx, waiting.data));
    await expect(Promise.resolve(send.send({ contacts: g.port } as never, prepared))).rejects.toMatchObject({
      errcode: 41096,
    });
    expect(await g.state()).toBe('open');
    await desk.run(send, waiting.data, { contacts: g.port });
    expect(await g.state()).toBe('sent');
  });

  test('is found again when its job was lost, and not sent after 20 s', async () => {
    const lost = await greet([null]);
    desk.enqueued.length = 0;
    await desk.source.query('UPDATE welcomes SET heard_at = heard_at - INTERVAL 5 SECOND WHERE code = ?', [
      lost.code,
    ]);
    await desk.run(wakeWelcomes, {});
    await lost.run();
    expect(await lost.state()).toBe('sent');
    const late = await greet([null]);
    await desk.source.query('UPDATE welcomes SET heard_at = heard_at - INTERVAL 21 SECOND WHERE code = ?', [
      late.code,
    ]);
    await late.run();
    await desk.run(wakeWelcomes, {});
    expect([late.said.length, await late.state()]).toEqual([0, 'late']);
  });
});
