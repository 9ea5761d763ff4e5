import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { screenshotEvidence, type ActionKind, type PhoneBookEntry } from '@cunkebao/shared/fleet';
import type { SandboxOptions } from '../options';
import { startSandbox, type Sandbox } from '../startSandbox';
import { eventually } from '../testing/eventually';
import { aPhone, fakeGateway, type FakeGateway } from '../testing/fakeGateway';
import { fakeProduct, type FakeProduct } from '../testing/fakeProduct';
import { testOptions } from '../testing/settings';

let product: FakeProduct;
let sandbox: Sandbox;
let gateway: FakeGateway;
let entry: PhoneBookEntry;
const folders: string[] = [];

async function start(more: Partial<SandboxOptions> = {}, phone: Partial<PhoneBookEntry> = {}): Promise<void> {
  product = await fakeProduct();
  entry = aPhone(phone);
  gateway = fakeGateway(product, entry);
  sandbox = await startSandbox(testOptions(product.url, { phoneBook: [entry], ...more }));
}
afterEach(async () => {
  await sandbox.stop();
  await product.close();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

const state = (): string | undefined => sandbox.phones()[0]?.state;
const act = (action: string, kind: ActionKind = 'restart', more: object = {}): void => {
  gateway.send({
    t: 'act',
    d: { action, epoch: 1, kind, version: 1, args: {}, deadline: Date.now() + 600_000, ...more },
  });
};

test('the phone signs the challenge with its own key and is online after welcome', async () => {
  await start();
  const { d } = await gateway.next('hello');
  expect(gateway.hellos[0]).toEqual({ signatureHolds: true, resume: null });
  expect(d).toMatchObject({ device: 'D-012', install: entry.install });
  expect(d.caps).toContain('restart@1');
  expect((await gateway.next('hb')).d).toMatchObject({ battery: 80, charging: true, network: 'wifi' });
  await eventually('online on the wall', () => state() === 'online');
});

test('a screenshot brings a picture that fits one frame', async () => {
  await start();
  await gateway.next('hb');
  act('shot', 'screenshot');
  const { d } = await gateway.next('res');
  expect(d.outcome.state).toBe('done');
  const { image } = screenshotEvidence.parse(d.outcome.state === 'done' ? d.outcome.evidence : null);
  expect(Buffer.from(image, 'base64').subarray(1, 4).toString('ascii')).toBe('PNG');
});

test('an action is journalled, run once and answered; asking for it again only repeats the answer', async () => {
  await start();
  await gateway.next('hb');
  act('a1', 'screenshot');
  expect((await gateway.next('got')).d).toEqual({ action: 'a1', epoch: 1 });
  expect((await gateway.next('res')).d).toMatchObject({ action: 'a1', outcome: { state: 'done' } });
  act('a1', 'screenshot', { epoch: 2 });
  expect((await gateway.next('res')).d).toMatchObject({ action: 'a1', epoch: 2, outcome: { state: 'done' } });
  expect(sandbox.effects()).toEqual({ a1: 1 });
});

test('a restart drops the socket, comes back and is reported done, once', async () => {
  await start();
  await gateway.next('hb');
  act('r1');
  await eventually('restarting on the wall', () => state() === 'restarting');
  expect((await gateway.next('hello')).d.resume).toBeDefined();
  expect((await gateway.next('res')).d).toMatchObject({ action: 'r1', outcome: { state: 'done' } });
  act('r1');
  await gateway.next('res');
  expect(sandbox.effects()).toEqual({ r1: 1 });
});

test('a socket cut between act and res costs nothing: the result comes in the resumed session', async () => {
  await start();
  await gateway.next('hb');
  act('a1', 'screenshot');
  await gateway.next('got');
  gateway.cut();
  const hello = await gateway.next('hello');
  expect(hello.d.resume).toEqual({ session: expect.any(String) as string, lastSeq: 2 });
  expect((await gateway.next('res')).d).toMatchObject({ action: 'a1', outcome: { state: 'done' } });
  // The server had `got` already: welcome said so, and it is not said twice.
  expect(gateway.frames.filter((f) => f.t === 'got')).toHaveLength(1);
  expect(sandbox.effects()).toEqual({ a1: 1 });
});

test('a server that lost the session gets what is owed in a new one, numbered from 1', async () => {
  await start();
  await gateway.next('hb');
  gateway.keepsSessions = false;
  act('a1', 'screenshot');
  await gateway.next('got');
  gateway.cut();
  await gateway.next('hello');
  const first = await eventually('a frame after welcome', () => {
    const at = gateway.frames.map((f) => f.t).lastIndexOf('hello');
    return gateway.frames[at + 1];
  });
  expect(first.seq).toBe(1);
  expect((await gateway.next('res')).d).toMatchObject({ action: 'a1' });
  expect(sandbox.effects()).toEqual({ a1: 1 });
});

test('an acknowledged frame is not sent again, an unacknowledged one is', async () => {
  await start();
  await gateway.next('hb');
  act('a1', 'screenshot');
  const res = await gateway.next('res');
  gateway.send({ t: 'ack', d: {} });
  sandbox.phone('D-012', 'drain');
  const evt = await gateway.next('evt');
  gateway.cut();
  await gateway.next('hello');
  expect((await gateway.next('evt')).d.ref).toBe(evt.d.ref);
  expect(gateway.frames.filter((f) => f.t === 'res').map((f) => f.id)).toEqual([res.id]);
  gateway.send({ t: 'ack', d: { ref: evt.d.ref } });
  gateway.send({ t: 'ask', d: { action: 'a1' } });
  await gateway.next('told');
  gateway.cut();
  await gateway.next('hello');
  await gateway.next('hb');
  expect(gateway.frames.filter((f) => f.t === 'evt')).toHaveLength(2);
});

test('ask is answered from the journal', async () => {
  await start({ timing: { actionScale: 2 } });
  await gateway.next('hb');
  gateway.send({ t: 'ask', d: { action: 'ghost' } });
  expect((await gateway.next('told')).d).toEqual({ action: 'ghost', state: 'never-seen' });
  act('a1', 'screenshot');
  act('a2', 'screenshot');
  await gateway.next('got');
  gateway.send({ t: 'ask', d: { action: 'a1' } });
  expect((await gateway.next('told')).d).toMatchObject({ state: 'running' });
  gateway.send({ t: 'ask', d: { action: 'a2' } });
  expect((await gateway.next('told')).d).toMatchObject({ state: 'journalled' });
});

test('stop takes back what has not begun; what runs finishes', async () => {
  await start({ timing: { actionScale: 0.5 } });
  await gateway.next('hb');
  act('a1', 'screenshot');
  act('a2', 'screenshot');
  gateway.send({ t: 'stop', d: { action: 'a1' } });
  gateway.send({ t: 'stop', d: { action: 'a2' } });
  expect((await gateway.next('res')).d).toMatchObject({
    action: 'a2',
    outcome: { state: 'refused', code: 'CANCELLED' },
  });
  expect((await gateway.next('res')).d).toMatchObject({ action: 'a1', outcome: { state: 'done' } });
  expect(sandbox.effects()).toEqual({ a1: 1 });
});

test('an action past its deadline is refused, one before its time waits for the clock', async () => {
  await start();
  await gateway.next('hb');
  act('late', 'screenshot', { deadline: Date.now() - 1 });
  expect((await gateway.next('res')).d.outcome).toEqual({ state: 'refused', code: 'EXPIRED' });
  const deadline = Date.now() + 86_400_000;
  act('early', 'screenshot', { notBefore: Date.now() + 3_600_000, deadline });
  await gateway.next('got');
  gateway.send({ t: 'ask', d: { action: 'early' } });
  expect((await gateway.next('told')).d).toMatchObject({ state: 'journalled' });
  sandbox.advance('2h');
  expect((await gateway.next('res')).d).toMatchObject({ action: 'early', outcome: { state: 'done' } });
});

test('a restricted account fails what is done in WeChat, says so, and lets the phone restart', async () => {
  await start();
  await gateway.next('hb');
  sandbox.phone('D-012', 'ban');
  expect((await gateway.next('evt')).d).toMatchObject({ kind: 'restricted', account: 'A-0031' });
  expect((await gateway.next('hb')).d).toEqual({ troubles: ['riskDialog'] });
  expect(state()).toBe('banned');
  act('m1', 'sendMessage', { account: 'A-0031' });
  expect((await gateway.next('res')).d.outcome).toEqual({
    state: 'failed',
    code: 'ACCOUNT_RESTRICTED',
    afterEffect: false,
  });
  expect(sandbox.effects()).toEqual({});
  act('r1');
  expect((await gateway.next('res')).d).toMatchObject({ action: 'r1', outcome: { state: 'done' } });
});

test('an unplugged phone goes on working and brings the result when it is back', async () => {
  await start({ timing: { actionScale: 0.3 } });
  await gateway.next('hb');
  act('a1', 'screenshot');
  await gateway.next('got');
  sandbox.phone('D-012', 'unplug');
  expect(state()).toBe('unplugged');
  await eventually('the effect', () => sandbox.effects()['a1'] === 1);
  sandbox.phone('D-012', 'plug');
  expect((await gateway.next('res')).d).toMatchObject({ action: 'a1', outcome: { state: 'done' } });
  expect(sandbox.effects()).toEqual({ a1: 1 });
});

test('a phone that dies between the tap and its journal reports unknown and never taps again', async () => {
  await start();
  await gateway.next('hb');
  sandbox.phone('D-012', 'kill', 'gap');
  act('m1', 'sendMessage', { account: 'A-0031' });
  await eventually('dead', () => state() === 'dead');
  expect(sandbox.effects()).toEqual({ m1: 1 });
  sandbox.phone('D-012', 'revive');
  expect((await gateway.next('res')).d).toMatchObject({ action: 'm1', outcome: { state: 'unknown' } });
  act('m1', 'sendMessage', { epoch: 2, account: 'A-0031' });
  expect((await gateway.next('res')).d).toMatchObject({ action: 'm1', outcome: { state: 'unknown' } });
  expect(sandbox.effects()).toEqual({ m1: 1 });
});

test('a phone killed before the tap begins again after its revival', async () => {
  await start({ timing: { actionScale: 2 } });
  await gateway.next('hb');
  act('a1', 'screenshot');
  await gateway.next('got');
  sandbox.phone('D-012', 'kill');
  expect(sandbox.effects()).toEqual({});
  sandbox.phone('D-012', 'revive');
  expect((await gateway.next('res')).d).toMatchObject({ action: 'a1', outcome: { state: 'done' } });
  expect(sandbox.effects()).toEqual({ a1: 1 });
});

test('the journal outlives the sandbox: a new one knows what was done and does not do it again', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'sandbox-'));
  folders.push(stateDir);
  await start({ stateDir });
  await gateway.next('hb');
  act('a1', 'screenshot');
  await gateway.next('res');
  await sandbox.stop();
  sandbox = await startSandbox(testOptions(product.url, { phoneBook: [entry], stateDir }));
  await gateway.next('hello');
  expect((await gateway.next('res')).d).toMatchObject({ action: 'a1', outcome: { state: 'done' } });
  act('a1', 'screenshot');
  await gateway.next('res');
  expect(sandbox.effects()).toEqual({ a1: 1 });
  expect(sandbox.phones()[0]?.effects).toBe(1);
});

test('unbind ends it for good', async () => {
  await start();
  await gateway.next('hb');
  gateway.send({ t: 'cmd', d: { cmd: 'unbind' } });
  await eventually('unpaired', () => state() === 'unpaired');
  expect(() => sandbox.phone('D-012', 'plug')).toThrow('解绑');
});

test('a new phone redeems its ticket and says hello until it is confirmed', async () => {
  await start({ phoneBook: [] });
  const phone = await sandbox.pair('ticket-123456');
  expect(product.pairings[0]).toMatchObject({
    ticket: 'ticket-123456',
    imeiTail: expect.any(String) as string,
  });
  expect(phone).toMatchObject({ id: 'D-099', state: 'connecting' });
  const wait = { t: 'bye', d: { reason: 'awaiting-confirmation', retryAfterMs: 10 } } as const;
  gateway.refusals.push(wait, wait);
  await eventually('three hellos', () => gateway.hellos.length >= 3);
  await eventually('online', () => state() === 'online');
});

test('a frame of an unknown type is answered and harms nothing', async () => {
  await start();
  await gateway.next('hb');
  gateway.send({ t: 'dance', d: {} } as never);
  expect((await gateway.next('err')).d).toMatchObject({ code: 'unknown_type' });
  act('a1', 'screenshot');
  expect((await gateway.next('res')).d).toMatchObject({ action: 'a1' });
});

test('a phone that starts unplugged or dead stays away until somebody sees to it', async () => {
  await start({}, { starts: 'dead' });
  expect(state()).toBe('dead');
  sandbox.phone('D-012', 'revive');
  await eventually('online', () => state() === 'online');
});

test('the phone beats on at the interval it is told', async () => {
  await start({ timing: { beatMs: 30 } });
  for (let n = 0; n < 4; n += 1) await gateway.next('hb');
  expect(gateway.frames.filter((f) => f.t === 'hb').at(-1)?.seq).toBeGreaterThanOrEqual(4);
});
