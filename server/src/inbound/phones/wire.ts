import { randomUUID } from 'node:crypto';
import { GREETING_VERSION, type ServerBody } from '@cunkebao/shared/fleet';
import type { WebSocket } from 'ws';
import type { Metrics } from '../../infra/metrics/metrics';
import type { Clock } from '../../kernel';

const MOST_BUFFERED = 256 * 1024;

/** Our end of one socket: numbering, acknowledging, and how it ends. */
export interface Wire {
  stage: 'greeting' | 'open' | 'over';
  /** what the phone speaks, as its hello says */
  version: number;
  /** highest seq that came without a hole and is stored */
  received: number;
  /** unnumbered, before the welcome */
  challenge(nonce: string): void;
  /** unnumbered as well: to a phone whose version we do not speak, in its own */
  tell(body: ServerBody, version: number): void;
  /** false when the socket does not take it */
  send(body: ServerBody): boolean;
  bye(reason: string, code: number, retryAfterMs?: number): void;
  /** ends without a word: the other side does not speak the protocol */
  refuse(type: string, code: number): void;
}

export function openWire(ws: WebSocket, parts: { clock: Clock; metrics: Metrics }): Wire {
  let sent = 0;
  const nowMs = (): number => parts.clock.now().getTime();
  const write = (body: ServerBody, seq: number): boolean => {
    if (ws.readyState !== ws.OPEN) return false;
    if (ws.bufferedAmount > MOST_BUFFERED) {
      parts.metrics.frames.inc({ type: 'slow' });
      ws.terminate();
      return false;
    }
    const ack = wire.received;
    ws.send(JSON.stringify({ v: wire.version, id: randomUUID(), seq, ack, ts: nowMs(), ...body }));
    return true;
  };
  const wire: Wire = {
    stage: 'greeting',
    version: GREETING_VERSION,
    received: 0,
    tell(body, version) {
      wire.version = version;
      write(body, 0);
    },
    challenge: (nonce) => void write({ t: 'challenge', d: { nonce, time: nowMs() } }, 0),
    send: (body) => wire.stage === 'open' && write(body, ++sent),
    bye(reason, code, retryAfterMs = 0) {
      if (wire.stage === 'over') return;
      write({ t: 'bye', d: { reason, retryAfterMs } }, wire.stage === 'open' ? ++sent : 0);
      wire.stage = 'over';
      ws.close(code, reason);
    },
    refuse(type, code) {
      parts.metrics.frames.inc({ type });
      if (wire.stage === 'over') return;
      wire.stage = 'over';
      ws.close(code, type);
    },
  };
  return wire;
}
