import { randomUUID, sign, type KeyObject } from 'node:crypto';
import {
  helloMessage,
  serverFrame,
  WIRE_VERSION,
  type PhoneBody,
  type ServerBody,
  type ServerFrame,
} from '@cunkebao/shared/fleet';
import { WebSocket } from 'ws';

type Of<T extends ServerBody['t']> = Extract<ServerFrame, { t: T }>;

/** A phone on a real socket that does exactly what the test says: answers, goes silent, repeats itself, lies. */
export interface ScriptedPhone {
  frames: ServerFrame[];
  /** the next frame of this type that no call has taken yet */
  next<T extends ServerBody['t']>(type: T): Promise<Of<T>>;
  say(body: PhoneBody, envelope?: { seq?: number; id?: string }): void;
  raw(data: string | Buffer): void;
  /** answers the challenge; with `as` a lie */
  hello(as?: {
    key?: KeyObject;
    skewMs?: number;
    install?: string;
    nonce?: string;
    caps?: string[];
  }): Promise<void>;
  /** hello and welcome */
  login(): Promise<Of<'welcome'>>;
  /** the close code */
  closed: Promise<number>;
  isOpen(): boolean;
  cut(): void;
}

const PATIENCE_MS = 5000;

export function scriptedPhone(
  port: number,
  identity: { id: string; install: string; key: KeyObject; version?: number },
  now: () => Date,
): ScriptedPhone {
  const ws = new WebSocket(`ws://127.0.0.1:${port}/agent`);
  const frames: ServerFrame[] = [];
  const taken = new Set<ServerFrame>();
  let seq = 0;
  ws.on('message', (data: Buffer) => frames.push(serverFrame.parse(JSON.parse(data.toString('utf8')))));
  ws.on('error', () => undefined);
  const closed = new Promise<number>((resolve) => ws.on('close', resolve));

  const next = async <T extends ServerBody['t']>(type: T): Promise<Of<T>> => {
    const deadline = performance.now() + PATIENCE_MS;
    for (;;) {
      const frame = frames.find((f): f is Of<T> => f.t === type && !taken.has(f));
      if (frame) {
        taken.add(frame);
        return frame;
      }
      if (performance.now() > deadline)
        throw new Error(`no ${type}; had ${frames.map((f) => f.t).join(' ')}`);
      await new Promise((r) => setTimeout(r, 5));
    }
  };
  const say: ScriptedPhone['say'] = (body, envelope = {}) => {
    const frame = {
      v: identity.version ?? WIRE_VERSION,
      id: envelope.id ?? randomUUID(),
      seq: envelope.seq ?? (body.t === 'hello' ? 0 : ++seq),
      ack: 0,
      ts: now().getTime(),
      ...body,
    };
    ws.send(JSON.stringify(frame));
  };
  const hello: ScriptedPhone['hello'] = async (as = {}) => {
    const challenge = await next('challenge');
    const ts = now().getTime() + (as.skewMs ?? 0);
    const nonce = as.nonce ?? challenge.d.nonce;
    const message = Buffer.from(helloMessage(nonce, identity.id, ts));
    const mac = sign('sha256', message, { key: as.key ?? identity.key, dsaEncoding: 'ieee-p1363' });
    say({
      t: 'hello',
      d: {
        device: identity.id,
        install: as.install ?? identity.install,
        app: '1.0.0',
        caps: as.caps ?? ['restart@1', 'screenshot@1'],
        nonce,
        ts,
        mac: mac.toString('base64'),
      },
    });
  };
  return {
    frames,
    next,
    say,
    hello,
    raw: (data) => ws.send(data),
    login: async () => {
      await hello();
      return next('welcome');
    },
    closed,
    isOpen: () => ws.readyState === WebSocket.OPEN,
    cut: () => ws.terminate(),
  };
}
