import type { LiveFrame } from '../../../src/live';

export interface LiveSocket {
  /** Streams this person's chat from now on, also after every reconnect. */
  watch(userid: string): void;
  /** Tries at once instead of waiting for the next attempt. */
  retry(): void;
  close(): void;
}

interface Listener {
  onOpen(): void;
  onFrame(frame: LiveFrame): void;
  onLost(attempts: number): void;
}

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 5_000;

/** One socket that never gives up: it waits longer after each failure and tries at once when the network is back. */
export function openSocket(listener: Listener): LiveSocket {
  let socket: WebSocket | null = null;
  let watched: string | null = null;
  let attempts = 0;
  let timer: number | undefined;
  let closed = false;

  const sayWatched = (): void => {
    if (watched && socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ watch: watched }));
  };
  const connect = (): void => {
    window.clearTimeout(timer);
    const mine = new WebSocket(liveUrl());
    socket = mine;
    mine.onopen = () => {
      attempts = 0;
      listener.onOpen();
      sayWatched();
    };
    mine.onmessage = (event) => {
      listener.onFrame(JSON.parse(String(event.data)) as LiveFrame);
    };
    mine.onclose = () => {
      if (closed || socket !== mine) return;
      attempts += 1;
      listener.onLost(attempts);
      timer = window.setTimeout(connect, Math.min(FIRST_WAIT_MS * 2 ** (attempts - 1), LONGEST_WAIT_MS));
    };
  };
  const retry = (): void => {
    if (!closed && socket?.readyState === WebSocket.CLOSED) connect();
  };

  window.addEventListener('online', retry);
  document.addEventListener('visibilitychange', retry);
  connect();
  return {
    watch(userid) {
      watched = userid;
      sayWatched();
    },
    retry,
    close() {
      closed = true;
      window.clearTimeout(timer);
      window.removeEventListener('online', retry);
      document.removeEventListener('visibilitychange', retry);
      socket?.close();
    },
  };
}

const liveUrl = (): string =>
  `${window.location.protocol === 'https:' ? 'wss' : 'ws'}://${window.location.host}/sandbox/live`;
