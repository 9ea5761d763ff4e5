import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { z } from 'zod';
import { chatOf } from '../chat/chats';
import { BOT_PATH } from '../bot/socket';
import { isOtherChat } from '../chat/keys';
import { clockState } from '../clock/clock';
import type { LiveFrame } from '../live';
import { fromOwnOrigin } from '../http/ownOrigin';
import { memberOf, personList } from '../people';
import { phoneView } from '../phones/view';
import type { World } from '../world';

/** Everybody who looks at the sandbox: pages and the product's clock. */
export interface Hub {
  server: WebSocketServer;
  /** socket → whose chat it shows */
  watching: Map<WebSocket, string | null>;
}

const CHAT_LENGTH = 200;
/** A snapshot of ten thousand phones alone is three megabytes. */
const MAX_BUFFERED = 16 * 1024 * 1024;
const watchFrame = z.object({ watch: z.string().min(1).max(160) });

/** Opens `/sandbox/live` on the server. A newcomer gets the whole picture first, then what changes. */
export function openHub(world: World, http: Server): Hub {
  const server = new WebSocketServer({ noServer: true, maxPayload: 4_096 });
  const hub: Hub = { server, watching: new Map() };
  http.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { pathname } = new URL(request.url ?? '/', 'http://sandbox');
    if (pathname === BOT_PATH) return;
    if (pathname !== '/sandbox/live' || !fromOwnOrigin(request)) {
      socket.destroy();
      return;
    }
    server.handleUpgrade(request, socket, head, (ws) => {
      join(world, hub, ws);
    });
  });
  return hub;
}

export function closeHub(hub: Hub): void {
  for (const ws of hub.watching.keys()) ws.terminate();
  hub.server.close();
}

/** To everybody. One who does not read is let go; he comes back and gets the whole picture. */
export function broadcast(hub: Hub, frame: LiveFrame): void {
  const text = JSON.stringify(frame);
  for (const ws of hub.watching.keys()) deliver(ws, text);
}

/** Only to those who look at this person's chat. */
export function toWatchers(hub: Hub, userid: string, frame: LiveFrame): void {
  const text = JSON.stringify(frame);
  for (const [ws, watched] of hub.watching) if (watched === userid) deliver(ws, text);
}

export const isWatched = (hub: Hub, userid: string): boolean => [...hub.watching.values()].includes(userid);

function join(world: World, hub: Hub, ws: WebSocket): void {
  hub.watching.set(ws, null);
  ws.on('close', () => hub.watching.delete(ws));
  ws.on('error', () => {
    ws.terminate();
  });
  ws.on('message', (raw: Buffer) => {
    watch(world, hub, ws, raw);
  });
  const frame: LiveFrame = {
    type: 'snapshot',
    people: personList(world.people),
    phones: [...world.fleet.phones.values()].map(phoneView),
    clock: clockState(world.clock),
    product: { name: '存客宝', url: world.product.url, up: world.product.up },
  };
  deliver(ws, JSON.stringify(frame));
}

function watch(world: World, hub: Hub, ws: WebSocket, raw: Buffer): void {
  const asked = watchFrame.safeParse(parse(raw));
  if (!asked.success) return;
  const key = isOtherChat(asked.data.watch)
    ? asked.data.watch
    : memberOf(world.people, asked.data.watch)?.userid;
  if (!key) return;
  hub.watching.set(ws, key);
  world.people.unread.delete(key);
  const messages = chatOf(world.chats, key)
    .slice(-CHAT_LENGTH)
    .map((e) => e.message);
  deliver(ws, JSON.stringify({ type: 'chat', userid: key, messages } satisfies LiveFrame));
  if (world.typing.has(key))
    deliver(ws, JSON.stringify({ type: 'typing', userid: key, on: true } satisfies LiveFrame));
  broadcast(hub, { type: 'people', people: personList(world.people) });
}

function parse(raw: Buffer): unknown {
  try {
    return JSON.parse(raw.toString('utf8'));
  } catch {
    return null;
  }
}

function deliver(ws: WebSocket, text: string): void {
  if (ws.readyState !== ws.OPEN) return;
  if (ws.bufferedAmount > MAX_BUFFERED) ws.terminate();
  else ws.send(text);
}
