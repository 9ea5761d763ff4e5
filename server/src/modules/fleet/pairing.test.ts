import { generateKeyPairSync } from 'node:crypto';
import { CLOSE } from '@cunkebao/shared/fleet';
import { openPhoneDesk, type Node, type PhoneDesk } from '../../testing/phoneDesk';
import { scriptedPhone } from '../../testing/scriptedPhone';
import type { Actor, AnyCommand, Reply } from '../../kernel';
import { accounts } from '../accounts';
import { anAccount } from '../accounts/accounts.factory';
import { showAccount } from '../accounts/commands/showAccount.command';
import { conversation } from '../conversation';
import { operators } from '../operators';
import { createTask, tasks } from '../tasks';
import { confirmDevice } from './commands/confirmDevice.command';
import { pairDevice } from './commands/pairDevice.command';
import { unbindDevices } from './commands/unbindDevices.command';
import { dropSocket } from './jobs/dropSocket.delivery';
import { fleet } from './index';

let desk: PhoneDesk;
let node: Node;
const actor: Actor = {
  userid: 'zhaoqi',
  name: '赵琪',
  roles: ['matrixOps'],
  scope: 'company',
  department: null,
  language: 'zh',
};
const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });

beforeAll(async () => {
  desk = await openPhoneDesk('fleet_pairing', [operators, conversation, accounts, tasks, fleet]);
});
beforeEach(async () => {
  for (const table of ['devices', 'device_presence', 'pairing_tickets', 'sequences', 'tasks', 'actions'])
    await desk.source.query(`DELETE FROM ${table}`);
  desk.at('2026-03-02T02:00:00Z');
  node = await desk.node();
});
afterEach(() => node.stop());
afterAll(() => desk.close());

const run = (c: AnyCommand, args: object): Promise<Reply> =>
  desk.transact(async (ctx) => c.run(ctx, args, c.plan ? await c.plan(ctx, args) : undefined), { actor });
const ticket = async (): Promise<string> => (await run(pairDevice, {})).headline.replace('配对码 ', '');
const spki = (key = keys.publicKey): string => key.export({ type: 'spki', format: 'der' }).toString('base64');
const redeem = async (code: string, more: object = {}): Promise<{ status: number; device?: string }> => {
  const answer = await fetch(`http://127.0.0.1:${node.port}/agent/pair`, {
    method: 'POST',
    body: JSON.stringify({
      ticket: code,
      install: 'i-1',
      publicKey: spki(),
      model: 'vivo Y78',
      os: 'Android 13',
      app: '1.0.0',
      imeiTail: '7702',
      ...more,
    }),
  });
  return { status: answer.status, ...((await answer.json()) as object) };
};
const phone = (id: string) =>
  scriptedPhone(node.port, { id, install: 'i-1', key: keys.privateKey }, () => desk.clock.now());

test('a ticket pairs one phone, which connects once its operator has confirmed it', async () => {
  const code = await ticket();
  const paired = await redeem(code.toLowerCase().replace('-', ' '));
  expect(paired).toEqual({ status: 200, device: 'D-001' });
  const early = phone('D-001');
  await early.hello();
  expect((await early.next('bye')).d.reason).toBe('awaiting-confirmation');
  expect((await run(confirmDevice, { device: 'D-001' })).headline).toBe('✅ 已绑定 D-001 vivo Y78 7702');
  expect((await run(confirmDevice, { device: 'D-001' })).headline).toBe('D-001 vivo Y78 7702 已经绑定');
  expect((await phone('D-001').login()).d.generation).toBe(1);
});

test('a ticket works once', async () => {
  const code = await ticket();
  expect((await redeem(code)).status).toBe(200);
  expect((await redeem(code)).status).toBe(403);
});

test('a ticket works for ten minutes', async () => {
  const code = await ticket();
  desk.at('2026-03-02T02:10:05Z');
  expect((await redeem(code)).status).toBe(403);
});

test('two phones with one ticket at once get one device', async () => {
  const code = await ticket();
  const both = await Promise.all([redeem(code), redeem(code)]);
  expect(both.map((b) => b.status).sort()).toEqual([200, 403]);
  expect(await desk.source.query('SELECT id FROM devices')).toHaveLength(1);
});

test('the ticket itself is not kept', async () => {
  const code = await ticket();
  const rows = JSON.stringify(await desk.source.query('SELECT * FROM pairing_tickets'));
  expect(rows).not.toContain(code);
  expect(rows).not.toContain(code.replace('-', ''));
});

const p384 = generateKeyPairSync('ec', { namedCurve: 'secp384r1' }).publicKey;
test.each<[string, object, number]>([
  ['a key of another curve', { publicKey: spki(p384) }, 400],
  ['a key that is none', { publicKey: 'AAAA' }, 400],
  ['an installation that is not ASCII', { install: '手机' }, 400],
  ['an IMEI that is not four digits', { imeiTail: '77' }, 400],
  ['an unknown ticket', { ticket: 'NOPE-NOPE' }, 403],
  ['more than 4 KB', { model: 'x'.repeat(5000) }, 400],
])('%s is refused', async (_, more, status) => {
  const code = await ticket();
  expect((await redeem(code, more)).status).toBe(status);
  expect(await desk.source.query('SELECT id FROM devices')).toEqual([]);
});

test('解绑 revokes the key, closes the socket and cancels what waits; it may be repeated', async () => {
  const { device = '' } = await redeem(await ticket());
  await run(confirmDevice, { device });
  const p = phone(device);
  await p.login();
  await desk.transact((ctx) =>
    createTask(ctx, { kind: 'k', title: 't', by: null, actions: [{ deviceId: device, kind: 'restart' }] }),
  );
  await desk.transact(async (ctx) => {
    await anAccount(ctx, { id: 'A-0031', device });
    await ctx.db.query(
      "INSERT INTO account_logins (account_id, device_id, logged_in_at) VALUES ('A-0031', ?, ?)",
      [device, ctx.now],
    );
  });
  const reply = await run(unbindDevices, { device });
  expect(reply).toMatchObject({
    headline: `✅ 已解绑 ${device}`,
    lines: ['取消了 1 个还没执行的动作', 'A-0031 不再登录在任何设备上'],
  });
  expect(await desk.source.query('SELECT device_id FROM accounts')).toEqual([{ device_id: null }]);
  const shown = await run(showAccount, { account: 'A-0031' });
  expect(shown.lines).toContain(`没有登录在任何设备上；之前在 ${device} 到 2026-03-02`);
  await desk.run(dropSocket, { device }, { phones: node.phones });
  await desk.run(dropSocket, { device }, { phones: node.phones });
  expect(await p.closed).toBe(CLOSE.unbound);
  const again = phone(device);
  await again.hello();
  expect((await again.next('bye')).d.reason).toBe('unbound');
  expect(await desk.source.query('SELECT public_key FROM devices')).toEqual([{ public_key: null }]);
});
