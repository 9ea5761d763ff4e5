import { createPublicKey, generateKeyPairSync, randomUUID, verify } from 'node:crypto';
import {
  helloMessage,
  phoneFrame,
  type PhoneBookEntry,
  type PhoneFrame,
  type ServerBody,
} from '@cunkebao/shared/fleet';
import type { WebSocket } from 'ws';
import { eventually } from './eventually';
import type { FakeProduct } from './fakeProduct';

/** The server's end of `/agent` for one phone: keeps its sessions and counts seqs as fleet.md §2 says. */
export interface FakeGateway {
  /** every frame of the phone, hello included */
  frames: PhoneFrame[];
  hellos: { signatureHolds: boolean; resume: { session: string; lastSeq: number } | null }[];
  /** what the next hello is answered with instead of welcome */
  refusals: ServerBody[];
  /** false = every hello begins a new session */
  keepsSessions: boolean;
  send: (body: ServerBody) => void;
  /** waits for a frame of that type after the last one taken */
  next: <T extends PhoneFrame['t']>(t: T) => Promise<Extract<PhoneFrame, { t: T }>>;
  cut: () => void;
}

interface Line {
  ws: WebSocket | null;
  session: string;
  sent: number;
  received: number;
}

export function fakeGateway(product: FakeProduct, phone: PhoneBookEntry): FakeGateway {
  const line: Line = { ws: null, session: '', sent: 0, received: 0 };
  let taken = 0;
  const gateway: FakeGateway = {
    frames: [],
    hellos: [],
    refusals: [],
    keepsSessions: true,
    send: (body) => {
      write(line, body, true);
    },
    next: async (t) => {
      const found = await eventually(`a ${t} frame`, () => {
        const index = gateway.frames.findIndex((f, i) => i >= taken && f.t === t);
        return index >= 0 ? index + 1 : null;
      });
      taken = found;
      return gateway.frames[found - 1] as Extract<PhoneFrame, { t: typeof t }>;
    },
    cut: () => line.ws?.terminate(),
  };
  product.onSocket = (ws) => {
    const nonce = randomUUID();
    line.ws = ws;
    write(line, { t: 'challenge', d: { nonce, time: Date.now() } }, false);
    ws.on('message', (raw: Buffer) => {
      const frame = phoneFrame.parse(JSON.parse(raw.toString('utf8')));
      gateway.frames.push(frame);
      if (frame.t === 'hello') greet(gateway, line, phone, nonce, frame);
      else if (frame.seq === line.received + 1) line.received = frame.seq;
    });
  };
  return gateway;
}

/** A phone with a key of its own, as the seed would write it into the phone book. */
export function aPhone(more: Partial<PhoneBookEntry> = {}): PhoneBookEntry {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  return {
    device: 'D-012',
    install: randomUUID(),
    name: '杭州 12 号',
    model: 'Redmi Note 13',
    os: 'Android 14',
    imeiTail: '0012',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    accounts: [{ id: 'A-0031', nickname: '小存' }],
    battery: 80,
    charging: true,
    freeMb: 9_000,
    starts: 'online',
    ...more,
  };
}

function greet(
  gateway: FakeGateway,
  line: Line,
  phone: PhoneBookEntry,
  nonce: string,
  hello: Extract<PhoneFrame, { t: 'hello' }>,
): void {
  const { d } = hello;
  const key = { key: createPublicKey(phone.privateKey), dsaEncoding: 'ieee-p1363' as const };
  const message = Buffer.from(helloMessage(nonce, phone.device, d.ts));
  gateway.hellos.push({
    signatureHolds: verify('sha256', message, key, Buffer.from(d.mac, 'base64')),
    resume: d.resume ?? null,
  });
  const refusal = gateway.refusals.shift();
  if (refusal) {
    write(line, refusal, false);
    return;
  }
  const resumes = gateway.keepsSessions && d.resume?.session === line.session && line.session !== '';
  if (!resumes) Object.assign(line, { session: randomUUID(), sent: 0, received: 0 });
  const welcome = { session: line.session, generation: 1, time: Date.now(), beatSeconds: 30, config: 1 };
  write(line, { t: 'welcome', d: resumes ? { ...welcome, resumedFrom: line.received } : welcome }, true);
}

function write(line: Line, body: ServerBody, counted: boolean): void {
  const seq = counted ? ++line.sent : 0;
  const envelope = { v: 1, id: randomUUID(), seq, ack: counted ? line.received : 0, ts: Date.now() };
  line.ws?.send(JSON.stringify({ ...envelope, ...body }));
}
