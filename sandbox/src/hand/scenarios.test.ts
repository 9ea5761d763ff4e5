import type { CodeView, CustomerListView, MemberTasksView } from '../liveCompany';
import { openDesk, type Desk } from '../testing/desk';

let desk: Desk;
beforeEach(async () => {
  desk = await openDesk();
});
afterEach(() => desk.close());

const look = <T>(path: string) => desk.look(`views/${path}`) as Promise<T>;

test('busy: codes to scan, a mass message to confirm and a moment to publish for every member', async () => {
  await desk.hand('reset', { scenario: 'busy' });
  expect((await look<CodeView[]>('codes')).map((c) => c.state)).toEqual(['store', 'expo']);
  for (const userid of ['linlan', 'zhouning']) {
    const tasks = await look<MemberTasksView>(`tasks?userid=${userid}`);
    expect(tasks).toMatchObject({ mass: [{ state: 'waiting' }], moments: [{ state: 'waiting' }] });
  }
});

test('handover: a member has left, with customers and groups to hand over', async () => {
  await desk.hand('reset', { scenario: 'handover' });
  const people = (await desk.look('people')) as { userid: string }[];
  expect(people.map((p) => p.userid)).not.toContain('zhouning');
  const { info } = await desk.api.post('externalcontact/get_unassigned_list', {});
  expect((info as { handover_userid: string }[])[0]?.handover_userid).toBe('zhouning');
  await desk.hand('reset', { scenario: 'demo' });
  expect((await desk.look('people')) as unknown[]).toHaveLength(5);
});

test('capped: a mass message reaches some, is too much for others, and others again are no friends', async () => {
  await desk.hand('reset', { scenario: 'capped' });
  const { customers } = await look<CustomerListView>('customers');
  expect(customers.filter((c) => c.relations.every((r) => r.standing === 'blocked'))).toHaveLength(12);
  const made = await desk.hand('massmessages', { sender: 'linlan', text: '八折' });
  expect((made['fail_list'] as string[]).length).toBeGreaterThan(0);
  await desk.hand(`massmessages/${String(made['msgid'])}/confirm`, { userid: 'linlan' });
  const [task] = (await look<MemberTasksView>('tasks?userid=linlan')).mass;
  expect(task?.counts.gone).toBeGreaterThan(0);
});

test('a reset tells the product nothing', async () => {
  for (const scenario of ['handover', 'busy', 'empty']) await desk.hand('reset', { scenario });
  expect(desk.product.received).toEqual([]);
});
