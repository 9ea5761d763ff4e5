import { workDesk, type WorkDesk } from '../../../testing/workDesk';
import { storeEventFrom } from '../../fleet/fleet.factory';
import type { Receipt, Reply } from '../../../kernel';
import { setWelcome } from './setWelcome.command';

let desk: WorkDesk;
beforeAll(async () => {
  desk = await workDesk('wb_welcome');
});
beforeEach(async () => {
  await desk.beginsAnew();
  for (const table of ['group_welcomes', 'group_greetings']) await desk.source.query(`DELETE FROM ${table}`);
  await desk.worker('A-0031');
  await desk.worker('A-0032');
});
afterAll(() => desk.close());

const sets = (text: string): Promise<Reply> =>
  desk.transact((ctx) => setWelcome.run(ctx, { text }), { actor: desk.owner });
const joins = (customer: string, more: { device?: string; group?: string; ref?: string } = {}) => {
  const device = more.device ?? 'D-031';
  return desk.transact((ctx) =>
    storeEventFrom(ctx, device, {
      ref: more.ref ?? `${device}-${customer}-${more.group ?? ''}`,
      kind: 'groupJoin',
      at: ctx.now,
      accountId: device.replace('D-', 'A-0'),
      data: { customer, group: more.group ?? '福利群', nickname: '小王' },
    }),
  );
};
const greeted = async (): Promise<unknown[]> => {
  const [row] = await desk.source.query(
    "SELECT id FROM tasks WHERE kind = 'group.welcome' ORDER BY created_at DESC, id DESC LIMIT 1",
  );
  await desk.works(row?.id ?? 'T-0');
  return desk.effects.map((e) => [e.account, e.args['group'], e.args['customer'], e.args['text']]);
};

test('a newcomer is greeted once, however many of our accounts see him and however often', async () => {
  await sets('欢迎加入，群里每周三有福利');
  desk.at('2026-03-02T02:05:00Z');
  await joins('wx_new');
  await joins('wx_new', { ref: 'again' });
  await joins('wx_new', { device: 'D-032' });
  await joins('wx_A-0032'); // one of ours
  expect(await greeted()).toEqual([['A-0031', '福利群', 'wx_new', '欢迎加入，群里每周三有福利']]);
  await joins('wx_new', { group: '新品群' });
  expect(await greeted()).toHaveLength(2);
});

test('who joins at night is greeted after eight', async () => {
  await sets('欢迎');
  desk.at('2026-03-02T16:00:00Z');
  await joins('wx_new');
  await greeted();
  expect(desk.effects[0]?.at.getTime()).toBeGreaterThanOrEqual(Date.parse('2026-03-03T00:00:00Z'));
});

test('without a text, after 关闭, and when its task is stopped nobody is greeted', async () => {
  await joins('wx_1');
  await sets('欢迎');
  desk.at('2026-03-02T02:05:00Z');
  await sets('关闭');
  await joins('wx_2');
  await sets('又欢迎');
  desk.at('2026-03-02T02:10:00Z');
  await desk.source.query("UPDATE tasks SET state = 'stopped'");
  await joins('wx_3');
  expect(await greeted()).toEqual([]);
});

test('撤销 brings the text before back', async () => {
  await sets('第一版');
  const { receipt } = await sets('第二版');
  const reply = await desk.transact((ctx) => setWelcome.undo?.(ctx, receipt as Receipt) as Promise<Reply>, {
    actor: desk.owner,
  });
  expect(reply.headline).toBe('欢迎语改回：第一版');
  await expect(sets('长'.repeat(501))).rejects.toThrow('欢迎语最多 500 字');
});
