import WebSocket from 'ws';
import type { Clock, Log } from '../../kernel';

/** The machine's time. */
export const realClock: Clock = { now: () => new Date(), onJump: () => undefined };

/** Real time plus an offset somebody turns: tests and the sandbox. */
export class TurnedClock implements Clock {
  private offsetMs = 0;
  private readonly listeners: (() => void)[] = [];

  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }
  onJump(f: () => void): void {
    this.listeners.push(f);
  }
  moveTo(moment: Date): void {
    this.turnTo(moment.getTime() - Date.now());
  }
  turnTo(offsetMs: number): void {
    if (offsetMs === this.offsetMs) return;
    this.offsetMs = offsetMs;
    for (const f of this.listeners) f();
  }
}

/**
 * Follows the sandbox's clock over its live socket (sandbox mode only). Resolves with the first figure, or after 3 s
 * without one; from then on every turn arrives by itself, and a lost socket is opened again.
 */
export async function followSandbox(url: string, log: Log): Promise<{ clock: Clock; stop(): void }> {
  const clock = new TurnedClock();
  let socket: WebSocket | undefined;
  let stopped = false;
  let first: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    first = resolve;
    setTimeout(resolve, 3000).unref();
  });
  const connect = (): void => {
    if (stopped) return;
    socket = new WebSocket(`${url.replace(/^http/, 'ws').replace(/\/$/, '')}/sandbox/live`);
    socket.on('message', (data: Buffer) => {
      const frame = JSON.parse(data.toString('utf8')) as { type: string; clock?: { offsetMs: number } };
      if (!frame.clock) return;
      clock.turnTo(frame.clock.offsetMs);
      first();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (!stopped) setTimeout(connect, 300).unref();
    });
  };
  connect();
  await ready;
  log.info({ now: clock.now().toISOString() }, 'following the sandbox clock');
  return {
    clock,
    stop: () => {
      stopped = true;
      socket?.terminate();
    },
  };
}
