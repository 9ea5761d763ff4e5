import type { Log } from '../../kernel';
import type { Metrics } from '../metrics/metrics';
import { newReqId, openLink, type Frame, type Link } from './link';

interface Parts {
  url: string;
  bot: { id: string; secret: string };
  log: Log;
  metrics: Metrics;
  onPush: (frame: Frame) => void;
  /** it could not be reached several times in a row: it is left to another process */
  giveUp: () => void;
}

/** The bot's connection as long as it is held here. */
export interface Connection {
  /** null: not subscribed just now */
  ready(): Link | null;
  start(): void;
  stop(): void;
}

type End = 'lost' | 'unreachable' | 'refused' | 'kicked';

/** so many failures in a row, and another process may try */
const PATIENCE = 3;
const LONGEST_MS = 30_000;
/** a wrong secret or another program that takes the bot away: trying hard makes it worse */
const CALM_MS = 30_000;
const LONGEST_CALM_MS = 10 * 60_000;

/** Connects, subscribes, and does so again after every end, with a wait that grows and is never the same twice. */
export function keepConnected(parts: Parts): Connection {
  const pause = makePause();
  let open: Link | null = null;
  let subscribed = false;
  let timer: NodeJS.Timeout | null = null;

  const show = (l: Link | null, isReady: boolean): void => {
    open = l;
    subscribed = isReady;
    parts.metrics.botConnected.set(isReady ? 1 : 0);
  };
  const connect = async (): Promise<void> => {
    const { link, ended } = attempt(parts, (l) => {
      if (open !== l) return l.close();
      pause.reset();
      show(l, true);
    });
    show(link, false);
    const end = await ended;
    if (open !== link) return; // stopped meanwhile
    show(null, false);
    parts.metrics.botEnds.inc({ end });
    parts.log.warn({ area: 'bot', end }, 'the bot’s connection is closed');
    const ms = pause.after(end);
    if (ms === null) parts.giveUp();
    else timer = setTimeout(() => void connect(), ms);
  };
  return {
    ready: () => (subscribed ? open : null),
    start: () => void connect(),
    stop() {
      if (timer) clearTimeout(timer);
      const mine = open;
      show(null, false);
      mine?.close();
    },
  };
}

/** One connection from its first byte to its last. */
function attempt(parts: Parts, onReady: (link: Link) => void): { link: Link; ended: Promise<End> } {
  let end: End = 'unreachable';
  const begin = async (l: Link): Promise<void> => {
    const accepted = await subscribe(parts, l);
    end = accepted ? 'lost' : 'refused';
    if (accepted) onReady(l);
    else l.close();
  };
  const link = openLink(parts.url, {
    open: (l) => void begin(l),
    push: (f) => {
      if (isKick(f)) end = 'kicked';
      else parts.onPush(f);
    },
  });
  return { link, ended: link.closed.then(() => end) };
}

/** How long to wait after an end; null: it is time that another process tries. */
function makePause() {
  let failures = 0;
  let calm = 0;
  return {
    reset: (): void => {
      failures = 0;
    },
    after(end: End): number | null {
      const settled = end === 'refused' || end === 'kicked';
      calm = settled ? calm + 1 : 0;
      if (settled) return jittered(Math.min(LONGEST_CALM_MS, CALM_MS * 2 ** (calm - 1)));
      failures = end === 'unreachable' ? failures + 1 : failures;
      if (failures < PATIENCE) return jittered(Math.min(LONGEST_MS, 500 * 2 ** failures));
      failures = 0;
      return null;
    },
  };
}

const jittered = (ms: number): number => ms * (0.5 + Math.random() / 2);

async function subscribe({ bot, log }: Parts, link: Link): Promise<boolean> {
  const cmd = 'aibot_subscribe';
  const said = await link.ask({ cmd, reqId: newReqId(cmd), body: { bot_id: bot.id, secret: bot.secret } });
  if (said?.errcode === 0) return true;
  log.error({ area: 'bot', errcode: said?.errcode ?? null, said: said?.errmsg }, 'the bot may not connect');
  return false;
}

/** Another connection subscribed: a process of ours that has the lease by now, or somebody who has the secret too. */
const isKick = ({ cmd, body }: Frame): boolean =>
  cmd === 'aibot_event_callback' &&
  (body?.['event'] as { eventtype?: unknown } | undefined)?.eventtype === 'disconnected_event';
