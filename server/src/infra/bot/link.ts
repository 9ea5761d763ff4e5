import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { z } from 'zod';

/** What WeCom says to a frame of ours (wecom-api.md §6.5); it has no cmd. */
const ack = z.object({
  errcode: z.number().int(),
  errmsg: z.string().default(''),
  body: z.record(z.string(), z.unknown()).optional(),
});
export type Ack = z.infer<typeof ack>;

const frame = z.object({
  cmd: z.string().optional(),
  headers: z.object({ req_id: z.string() }),
  body: z.record(z.string(), z.unknown()).optional(),
});

export interface Frame {
  cmd: string;
  reqId: string;
  body?: Record<string, unknown>;
}

/** One connection to the bot's server. */
export interface Link {
  /** null: no ack came in time, nobody knows what happened */
  ask(frame: Frame): Promise<Ack | null>;
  close(): void;
  /** true when it was open; resolves when it is not any more */
  closed: Promise<boolean>;
}

const ACK_MS = 5_000;
const HANDSHAKE_MS = 5_000;
const PING_MS = 30_000;
const MAX_FRAME = 2 * 1024 * 1024;

export const newReqId = (cmd: string): string => `${cmd}_${randomUUID()}`;

/** Opens a connection. `onOpen` says the first word; it pings every 30 s and gives up after two pings without an ack. */
export function openLink(
  url: string,
  on: { open: (link: Link) => void; push: (frame: Frame) => void },
): Link {
  const ws = new WebSocket(url, { handshakeTimeout: HANDSHAKE_MS, maxPayload: MAX_FRAME });
  const waiting = new Map<string, (a: Ack | null) => void>();
  /** acks are told apart by req_id alone: a second frame of the same one waits for the first one's */
  const lines = new Map<string, Promise<unknown>>();
  let wasOpen = false;

  const send = (f: Frame): Promise<Ack | null> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => settle(f.reqId, null), ACK_MS);
      waiting.set(f.reqId, (a) => {
        clearTimeout(timer);
        resolve(a);
      });
      ws.send(
        JSON.stringify({ cmd: f.cmd, headers: { req_id: f.reqId }, ...(f.body ? { body: f.body } : {}) }),
      );
    });
  const settle = (reqId: string, a: Ack | null): void => {
    waiting.get(reqId)?.(a);
    waiting.delete(reqId);
  };
  const ask = (f: Frame): Promise<Ack | null> => {
    const turn = (lines.get(f.reqId) ?? Promise.resolve()).then(() =>
      ws.readyState === WebSocket.OPEN ? send(f) : null,
    );
    lines.set(f.reqId, turn);
    return turn.finally(() => {
      if (lines.get(f.reqId) === turn) lines.delete(f.reqId);
    });
  };
  const closed = new Promise<boolean>((resolve) => ws.once('close', () => resolve(wasOpen)));
  const link: Link = { ask, close: () => ws.terminate(), closed };
  const pinging = keepAlive(link);
  ws.on('error', () => undefined); // 'close' follows
  ws.on('open', () => {
    wasOpen = true;
    on.open(link);
  });
  ws.on('message', (raw: Buffer) => read(raw, { settle, push: on.push }));
  ws.on('close', () => {
    pinging.stop();
    for (const reqId of [...waiting.keys()]) settle(reqId, null);
  });
  return link;
}

function read(
  raw: Buffer,
  on: { settle: (reqId: string, a: Ack) => void; push: (frame: Frame) => void },
): void {
  let plain: unknown;
  try {
    plain = JSON.parse(raw.toString('utf8'));
  } catch {
    return;
  }
  const outer = frame.safeParse(plain);
  if (!outer.success) return;
  const { cmd, headers, body } = outer.data;
  if (cmd !== undefined) return on.push({ cmd, reqId: headers.req_id, ...(body ? { body } : {}) });
  const inner = ack.safeParse(plain);
  if (inner.success) on.settle(headers.req_id, inner.data);
}

function keepAlive(link: Link): { stop(): void } {
  let missed = 0;
  const timer = setInterval(() => {
    void link.ask({ cmd: 'ping', reqId: newReqId('ping') }).then((a) => {
      missed = a === null ? missed + 1 : 0;
      if (missed >= 2) link.close();
    });
  }, PING_MS);
  return { stop: () => clearInterval(timer) };
}
