import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { helloMessage, rekeyMessage, type ServerFrame } from '@cunkebao/shared/fleet';
import { WebSocket } from 'ws';
import { openPhoneDesk, type Node, type PhoneDesk } from '../../testing/phoneDesk';
import { until } from '../../testing/until';
import { accounts } from '../accounts';
import { conversation } from '../conversation';
import { operators } from '../operators';
import { createTask, tasks } from '../tasks';
import { askPhone } from '../tasks/jobs/askPhone.delivery';
import { aDevice } from './fleet.factory';
import { fleet } from './index';

/**
 * One whole session of each version of the wire, byte for byte but for ids and times: phones in the field must get the
 * same answers for ever. `UPDATE_TRANSCRIPTS=1` writes the server's lines anew; only a new version's may change.
 */
const FOLDER = join(__dirname, 'transcripts');
const UPDATE = process.env['UPDATE_TRANSCRIPTS'] === '1';
const modules = [operators, conversation, accounts, tasks, fleet];
const jobs = modules.flatMap((m) => [...(m.jobs ?? [])]);

let desk: PhoneDesk;
let node: Node;
let key: KeyObject;
beforeAll(async () => {
  desk = await openPhoneDesk('fleet_versions', modules);
});
beforeEach(async () => {
  for (const t of ['devices', 'device_presence', 'device_events', 'tasks', 'actions'])
    await desk.source.query(`DELETE FROM ${t}`);
  desk.at('2026-03-02T02:00:00Z');
  node = await desk.node();
  key = (await desk.transact((ctx) => aDevice(ctx, { id: 'D-012' }))).key;
});
afterEach(() => node.stop());
afterAll(() => desk.close());

test.each(readdirSync(FOLDER))('%s is answered as it is written', async (file) => {
  const path = join(FOLDER, file);
  const script = readFileSync(path, 'utf8');
  const played = await play(script.split('\n'));
  if (UPDATE) writeFileSync(path, played);
  expect(played).toBe(UPDATE ? played : script);
});

interface Session {
  ws: WebSocket;
  frames: ServerFrame[];
  closed: number | null;
  values: Record<string, string | number>;
}

async function play(script: readonly string[]): Promise<string> {
  const session: Session = { ws: connect(), frames: [], closed: null, values: {} };
  session.ws.on('message', (raw: Buffer) => session.frames.push(JSON.parse(raw.toString()) as ServerFrame));
  session.ws.on('close', (code) => (session.closed = code));
  const out: string[] = [];
  for (const line of script) {
    if (line.startsWith('! ')) out.push(await directed(session, line.slice(2)));
    else if (line.startsWith('> ')) {
      session.ws.send(filled(session, line.slice(2)));
      out.push(line);
    } else out.push(line.startsWith('< ') ? `< ${await nextMasked(session)}` : line);
  }
  session.ws.terminate();
  return out.join('\n');
}

const connect = (): WebSocket => new WebSocket(`ws://127.0.0.1:${node.port}/agent`);

/** What happens on the server's side, and what the script then knows. */
async function directed(session: Session, what: string): Promise<string> {
  const [verb] = what.split(' ');
  if (verb === 'act') {
    const wanted = { kind: 'k', title: 't', by: null };
    await desk.transact((ctx) =>
      createTask(ctx, { ...wanted, actions: [{ deviceId: 'D-012', kind: 'restart' }] }),
    );
    await desk.runAll(jobs, { phones: node.phones });
    const [row] = await desk.source.query<{ id: string }[]>('SELECT id FROM actions');
    session.values['action'] = row?.id ?? '';
  }
  if (verb === 'ask') await desk.run(askPhone, { action: session.values['action'] }, { phones: node.phones });
  if (verb === 'rekey') offerKey(session);
  if (verb === 'stop') void node.stop();
  if (verb !== 'closed') return `! ${what}`;
  return `! closed ${String(await until(() => Promise.resolve(session.closed), 10))}`;
}

function offerKey({ values }: Session): void {
  const spki = generateKeyPairSync('ec', { namedCurve: 'prime256v1' }).publicKey.export({
    type: 'spki',
    format: 'der',
  });
  const newKey = spki.toString('base64');
  Object.assign(values, { newKey, newMac: signed(rekeyMessage('D-012', newKey, now())) });
}

const now = (): number => new Date('2026-03-02T02:00:00Z').getTime();
const signed = (words: string): string =>
  sign('sha256', Buffer.from(words), { key, dsaEncoding: 'ieee-p1363' }).toString('base64');

function filled({ values }: Session, line: string): string {
  const all: Record<string, string | number> = {
    ...values,
    ts: now(),
    mac: signed(helloMessage(String(values['nonce']), 'D-012', now())),
  };
  return line.replace(/"\$(\w+)"/g, (_, name: string) => JSON.stringify(all[name]));
}

async function nextMasked(session: Session): Promise<string> {
  const found = await until(() => Promise.resolve(session.frames.shift() ?? null), 10);
  if (!found) return 'nothing';
  if (found.t === 'challenge') session.values['nonce'] = found.d.nonce;
  const d: Record<string, unknown> = { ...found.d };
  for (const [name, value] of Object.entries(d)) {
    if (['nonce', 'time', 'session', 'deadline', 'retryAfterMs'].includes(name)) d[name] = '·';
    if (value === session.values['action']) d[name] = '$action';
  }
  return JSON.stringify({ v: found.v, seq: found.seq, ack: found.ack, t: found.t, d });
}
