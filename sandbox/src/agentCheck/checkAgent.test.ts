import { WebSocket } from 'ws';
import { startSandbox, type Sandbox } from '../startSandbox';
import { testOptions } from '../testing/settings';
import { openCheck, type Check, type Finding } from './checkAgent';

let check: Check;
let sandbox: Sandbox | null = null;

afterEach(async () => {
  await sandbox?.stop();
  sandbox = null;
  await check.stop();
});

const open = async (patienceMs: number): Promise<Check> =>
  (check = await openCheck({ host: '127.0.0.1', port: 0, patienceMs, pairingMs: 20_000 }));

test('the sandbox phone keeps every promise of the protocol', async () => {
  await open(20_000);
  sandbox = await startSandbox(testOptions(check.url, { phoneBook: [], timing: { reconnectMs: 5000 } }));
  await sandbox.pair(check.ticket);
  const heard: Finding[] = [];
  const findings = await check.run((f) => heard.push(f));
  expect(findings.filter((f) => f.fault !== null)).toEqual([]);
  expect(findings.length).toBeGreaterThan(10);
  expect(heard).toEqual(findings);
}, 120_000);

test('an agent that only connects is told what it breaks', async () => {
  await open(150);
  const publicKey =
    'MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEaxfR8uEsQkf4vOblY6RA8ncDfYEt6zOg9KE5RdiYwpZP40Li/hp/m47n60p8D54WK84zV2sxXs7LtkBoN79R9Q==';
  const pairing = { install: 'i', publicKey, model: 'm', os: 'o', app: '1', imeiTail: '0000' };
  const pair = (ticket: string): Promise<Response> =>
    fetch(`${check.url}/agent/pair`, { method: 'POST', body: JSON.stringify({ ...pairing, ticket }) });
  expect((await pair('WRONG-1')).status).toBe(403);
  expect(await (await pair(check.ticket)).json()).toEqual({ device: 'D-900' });
  const ws = new WebSocket(`${check.url.replace('http', 'ws')}/agent`);
  ws.on('open', () => {
    const d = {
      device: 'D-1',
      install: 'x',
      app: '1',
      caps: ['screenshot@1'],
      nonce: 'n',
      ts: 0,
      mac: 'AAAA',
    };
    ws.send(JSON.stringify({ v: 1, id: 'a', seq: 0, ack: 0, ts: 0, t: 'hello', d }));
    ws.send('dance');
  });
  const faults = new Map((await check.run(() => undefined)).map((f) => [f.name.split(':')[0], f.fault]));
  expect(faults.get('all the while')).toContain('the signature of hello does not hold');
  expect(faults.get('all the while')).toContain('not JSON');
  expect([...faults.values()]).toContain('no hb came');
  ws.terminate();
}, 60_000);
