import { workDesk, type WorkDesk } from '../../testing/workDesk';
import { createTask } from '.';

let desk: WorkDesk;
beforeAll(async () => {
  desk = await workDesk('tasks_turns');
});
beforeEach(async () => {
  await desk.beginsAnew();
  await desk.worker('A-0031');
});
afterAll(() => desk.close());

/** one message to each of so many people, told apart by the task's name */
const campaign = async (name: string, people: number, more: object = {}): Promise<string> => {
  const task = await desk.transact((ctx) =>
    createTask(ctx, {
      kind: 'test',
      title: name,
      by: null,
      actions: Array.from({ length: people }, (_, i) => ({
        deviceId: 'D-031',
        accountId: 'A-0031',
        kind: 'sendMessage' as const,
        args: { customer: `wx_${name}${i}`, text: name },
        deadlineMs: 86_400_000,
        ...more,
      })),
    }),
  );
  return task.id;
};
const sent = (): unknown[] => desk.effects.map((e) => e.args['text']);

test('campaigns on one account take turns, an answer goes before both', async () => {
  await campaign('甲', 4);
  const two = await campaign('乙', 3);
  await campaign('答', 1, { purpose: 'answer' });
  await desk.works(two);
  expect(sent().slice(0, 6)).toEqual(['答', '甲', '乙', '甲', '乙', '甲']);
});

test('a campaign that was paused takes turns again, it does not catch up', async () => {
  const one = await campaign('甲', 4);
  await desk.source.query("UPDATE tasks SET state = 'paused' WHERE id = ?", [one]);
  const two = await campaign('乙', 5);
  await desk.works(two, { hours: 0.003 });
  const before = sent().length;
  await desk.source.query("UPDATE tasks SET state = 'queued' WHERE id = ?", [one]);
  await desk.works(two);
  expect(before).toBeGreaterThan(0);
  expect(sent().slice(before, before + 3)).toEqual(['甲', '乙', '甲']);
});

test('who opts out between plan and claim gets nothing, and the ledger says why', async () => {
  const id = await desk.friend('A-0031', '张三');
  await desk.friend('A-0031', '李四');
  const message = (name: string, customerId: string | null) => ({
    ...{ deviceId: 'D-031', accountId: 'A-0031', kind: 'sendMessage' as const, deadlineMs: 86_400_000 },
    ...{ args: { customer: `wx_${name}` }, customerId, notBefore: new Date('2026-03-02T03:00:00Z') },
  });
  const actions = [message('张三', id), message('张三', null), message('李四', null)];
  const task = await desk.transact((ctx) =>
    createTask(ctx, { kind: 'test', title: '群发', by: null, actions }),
  );
  await desk.source.query('UPDATE customers SET opted_out_at = ? WHERE id = ?', [desk.clock.now(), id]);
  await desk.works(task.id);
  expect(await desk.ledger(task.id)).toEqual([
    { state: 'skipped', note: '客户已退订', label: null },
    { state: 'skipped', note: '客户已退订', label: null },
    { state: 'done', note: null, label: null },
  ]);
  expect(desk.effects.map((e) => e.args['customer'])).toEqual(['wx_李四']);
  const [quota] = await desk.source.query('SELECT COUNT(*) n FROM account_quota_uses');
  expect(Number(quota.n)).toBe(1);
});
