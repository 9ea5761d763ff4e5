import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { MAX_FRAME_BYTES } from '@cunkebao/shared/fleet';
import { WebSocketServer, type WebSocket } from 'ws';

/** Lets phones in on `/agent`, so many in any second; the rest are told to come back (fleet.md §2). */
export function onAgentUpgrade(
  server: Server,
  newPerSecond: number,
  connected: (ws: WebSocket) => void,
): { stop(): void } {
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME_BYTES, perMessageDeflate: false });
  const mayEnter = makeCrowd(newPerSecond);
  let stopped = false;
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (new URL(request.url ?? '/', 'http://x').pathname !== '/agent') return refuse(socket, 404);
    if (stopped || !mayEnter()) return refuse(socket, 503);
    wss.handleUpgrade(request, socket, head, connected);
  };
  server.on('upgrade', onUpgrade);
  return {
    stop: () => {
      stopped = true;
    },
  };
}

/** True for so many in any second. */
function makeCrowd(most: number): () => boolean {
  let second = 0;
  let count = 0;
  return () => {
    const now = Math.floor(performance.now() / 1000);
    if (now !== second) [second, count] = [now, 0];
    return ++count <= most;
  };
}

function refuse(socket: Duplex, status: 404 | 503): void {
  const wait = status === 503 ? `Retry-After: ${1 + Math.floor(Math.random() * 20)}\r\n` : '';
  socket.end(`HTTP/1.1 ${status} ${status === 404 ? 'Not Found' : 'Service Unavailable'}\r\n${wait}\r\n`);
}
