import { createPublicKey, randomUUID, verify } from 'node:crypto';
import {
  GREETING_VERSION,
  helloMessage,
  MAX_FRAME_BYTES,
  phoneFrame,
  rekeyMessage,
  type PairRequest,
  type PhoneFrame,
  type ServerBody,
} from '@cunkebao/shared/fleet';
import type { WebSocket } from 'ws';

type Of<T extends PhoneFrame['t']> = Extract<PhoneFrame, { t: T }>;

/** The server's end of one agent under test: it keeps what the agent says and what was wrong with it. */
export interface AgentLine {
  /** every frame since the check began, with the number of the connection it came on */
  heard: { frame: PhoneFrame; connection: number; at: number }[];
  /** what breaks the protocol, in words */
  faults: string[];
  connections: { at: number; closedAt: number | null }[];
  /** results are not acknowledged while this holds */
  holdsBack: boolean;
  /** a connection begins */
  attach(ws: WebSocket, paired: PairRequest): void;
  send(body: ServerBody | { t: string; d: object }, id?: string): void;
  /** the next frame of this type, for which `fits` holds, that no call has taken yet */
  next<T extends PhoneFrame['t']>(type: T, fits?: (d: Of<T>['d']) => boolean): Promise<Of<T>>;
  /** resolves when the agent is back with a new session */
  reconnected(after: number): Promise<void>;
  close(code?: number): void;
}

export function makeAgentLine(device: string, patienceMs: number): AgentLine {
  let ws: WebSocket | null = null;
  let sent = 0;
  let received = 0;
  let version = GREETING_VERSION;
  const taken = new Set<PhoneFrame>();
  const write = (body: object, seq: number, id: string = randomUUID()): void =>
    ws?.send(JSON.stringify({ v: version, id, seq, ack: received, ts: Date.now(), ...body }));

  const line: AgentLine = {
    heard: [],
    faults: [],
    connections: [],
    holdsBack: false,
    attach(socket, paired) {
      ws = socket;
      [sent, received, version] = [0, 0, GREETING_VERSION];
      const connection = line.connections.push({ at: Date.now(), closedAt: null }) - 1;
      const nonce = randomUUID();
      socket.on('close', () => Object.assign(line.connections[connection] ?? {}, { closedAt: Date.now() }));
      socket.on('message', (raw: Buffer, isBinary) => {
        const frame = readFrame(line, raw, isBinary);
        if (!frame) return;
        line.heard.push({ frame, connection, at: Date.now() });
        if (frame.t === 'hello') return greet(frame);
        if (frame.t === 'rekey') line.faults.push(...changeKey(frame, device, paired));
        if (frame.seq === received + 1) received = frame.seq;
        else if (frame.seq > received) line.faults.push(`seq ${frame.seq} after ${received}: a hole`);
        if (frame.t === 'res' && line.holdsBack) return;
        if (frame.t !== 'ack' && frame.t !== 'err') line.send({ t: 'ack', d: { ref: refOf(frame) } });
      });
      const greet = (frame: Of<'hello'>): void => {
        version = frame.v;
        line.faults.push(...faultsOfHello(frame, { device, nonce, paired }));
        const welcome = { session: randomUUID(), generation: connection + 1, time: Date.now() };
        line.send({ t: 'welcome', d: { ...welcome, beatSeconds: 30, config: 1, resumedFrom: 0 } });
      };
      write({ t: 'challenge', d: { nonce, time: Date.now() } }, 0);
    },
    send: (body, id) => write(body, ++sent, id),
    next: (type, fits = () => true) =>
      within(patienceMs, `no ${type} came`, () => take(line, taken, type, fits)),
    async reconnected(after) {
      const isBack = (): boolean => line.heard.some((h) => h.connection >= after && h.frame.t === 'hello');
      await within(patienceMs, 'the agent did not come back', () => isBack() || undefined);
    },
    close: (code) => (code ? ws?.close(code) : ws?.terminate()),
  };
  return line;
}

function take<T extends PhoneFrame['t']>(
  line: AgentLine,
  taken: Set<PhoneFrame>,
  type: T,
  fits: (d: Of<T>['d']) => boolean,
): Of<T> | undefined {
  const found = line.heard.find(
    (h): h is typeof h & { frame: Of<T> } =>
      h.frame.t === type && !taken.has(h.frame) && fits(h.frame.d as Of<T>['d']),
  );
  if (found) taken.add(found.frame);
  return found?.frame;
}

function readFrame(line: AgentLine, raw: Buffer, isBinary: boolean): PhoneFrame | null {
  if (isBinary) line.faults.push('a binary frame');
  if (raw.length > MAX_FRAME_BYTES) line.faults.push(`a frame of ${raw.length} bytes`);
  try {
    const frame = phoneFrame.safeParse(JSON.parse(raw.toString('utf8')));
    if (frame.success) return frame.data;
    line.faults.push(
      `not a frame: ${frame.error.issues[0]?.path.join('.')} ${frame.error.issues[0]?.message}`,
    );
  } catch {
    line.faults.push('not JSON');
  }
  return null;
}

function faultsOfHello(
  { seq, d }: Of<'hello'>,
  expected: { device: string; nonce: string; paired: PairRequest },
): string[] {
  const { device, nonce, paired } = expected;
  const signed = isSigned(paired.publicKey, helloMessage(nonce, device, d.ts), d.mac);
  return [
    ...(seq === 0 ? [] : ['hello has seq 0']),
    ...(d.device === device ? [] : [`hello names ${d.device}, paired was ${device}`]),
    ...(d.install === paired.install ? [] : ['hello names another installation than was paired']),
    ...(d.nonce === nonce ? [] : ['hello carries the nonce of its own socket']),
    ...(signed ? [] : ['the signature of hello does not hold']),
    ...(Math.abs(d.ts - Date.now()) < 600_000 ? [] : ['the clock of hello is more than ten minutes off']),
  ];
}

/** The agent's key is another from now on, if the present one vouches for it. */
function changeKey({ d }: Of<'rekey'>, device: string, paired: PairRequest): string[] {
  const words = rekeyMessage(device, d.publicKey, d.ts);
  if (!isSigned(paired.publicKey, words, d.mac)) return ['the signature of rekey does not hold'];
  paired.publicKey = d.publicKey;
  return [];
}

function isSigned(publicKey: string, words: string, mac: string): boolean {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const signature = Buffer.from(mac, 'base64');
  return verify('sha256', Buffer.from(words), { key, dsaEncoding: 'ieee-p1363' }, signature);
}

function refOf(frame: PhoneFrame): string {
  if (frame.t === 'res') return frame.d.action;
  return frame.t === 'evt' ? frame.d.ref : frame.id;
}

/** Looks until there is something; fails with these words when patience is over. */
export async function within<T>(ms: number, words: string, look: () => T | undefined): Promise<T> {
  const deadline = performance.now() + ms;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(words);
    await new Promise((r) => setTimeout(r, 10));
  }
}
