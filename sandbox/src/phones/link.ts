import { randomUUID, sign } from 'node:crypto';
import {
  ACTION_KINDS,
  CLOSE,
  helloMessage,
  MAX_FRAME_BYTES,
  REKEY_CAP,
  serverFrame,
  type ServerFrame,
} from '@cunkebao/shared/fleet';
import { WebSocket } from 'ws';
import { nowMs } from '../clock/clock';
import { later } from '../scheduler';
import { awake, show, type Fleet, type Link, type SimPhone } from './phone';
import { sendBare } from './session';

export const APP_VERSION = '1.0.0';
const CAPS = [...ACTION_KINDS.map((k) => `${k}@1`), REKEY_CAP];
const FIRST_WAIT_MS = 1_000;
const PATIENCE_MS = 10_000;

export type OnFrame = (fleet: Fleet, phone: SimPhone, frame: ServerFrame) => void;

/** Connects after a random wait that grows with each failure (full jitter, fleet.md §2). Replaces an earlier plan. */
export function connectLater(fleet: Fleet, phone: SimPhone, onFrame: OnFrame, atOnce = false): void {
  phone.cancelConnect?.();
  phone.cancelConnect = null;
  if (!wantsLink(phone)) return;
  const ceiling = Math.min(fleet.timing.reconnectMs, FIRST_WAIT_MS * 2 ** phone.attempts);
  const asked = Math.min(phone.retryAfterMs, fleet.timing.reconnectMs);
  const wait = atOnce ? 0 : Math.max(asked, 50 + fleet.random() * ceiling);
  phone.attempts = Math.min(phone.attempts + 1, 16);
  phone.cancelConnect = later(fleet.scheduler, wait, () => {
    phone.cancelConnect = null;
    if (wantsLink(phone)) connect(fleet, phone, onFrame);
  });
}

/** Cuts the line without a word, as a dead battery or a lost network does. */
export function dropLink(phone: SimPhone): void {
  phone.cancelConnect?.();
  phone.cancelConnect = null;
  const link = phone.link;
  phone.link = null;
  link?.ws.terminate();
}

/** Answers the server's challenge: who this is, signed with the phone's own key. */
export function sayHello(fleet: Fleet, phone: SimPhone, nonce: string): void {
  const ts = nowMs(fleet.clock);
  const { device, install } = phone.entry;
  const signature = sign('sha256', Buffer.from(helloMessage(nonce, device, ts)), {
    key: phone.key,
    dsaEncoding: 'ieee-p1363',
  });
  const resume = phone.session?.whole
    ? { resume: { session: phone.session.id, lastSeq: phone.session.received } }
    : {};
  sendBare(fleet, phone, {
    t: 'hello',
    d: {
      device,
      install,
      app: APP_VERSION,
      caps: CAPS,
      nonce,
      ts,
      mac: signature.toString('base64'),
      ...resume,
    },
  });
}

const wantsLink = (phone: SimPhone): boolean => awake(phone) && phone.plugged && phone.link === null;

function connect(fleet: Fleet, phone: SimPhone, onFrame: OnFrame): void {
  const url = `${fleet.product.url.replace(/^http/, 'ws')}/agent`;
  const ws = new WebSocket(url, {
    perMessageDeflate: false,
    maxPayload: MAX_FRAME_BYTES,
    handshakeTimeout: PATIENCE_MS,
  });
  const link: Link = { ws, welcomed: false };
  phone.link = link;
  fleet.onChange(phone);
  ws.on('message', (raw: Buffer) => {
    if (phone.link === link) read(fleet, phone, raw, onFrame);
  });
  ws.on('error', (error) => {
    fleet.log.debug({ phone: phone.entry.device, because: error.message }, 'phone socket');
  });
  ws.on('close', (code) => {
    lost(fleet, phone, link, code, onFrame);
  });
  later(fleet.scheduler, PATIENCE_MS, () => {
    if (phone.link === link && !link.welcomed) ws.terminate();
  });
}

function lost(fleet: Fleet, phone: SimPhone, link: Link, code: number, onFrame: OnFrame): void {
  if (phone.link !== link) return;
  phone.link = null;
  if (code === CLOSE.unbound) phone.power = 'unpaired';
  const reasons: Record<number, string> = {
    [CLOSE.unbound]: '已被解绑',
    [CLOSE.badKey]: '服务器不认识这把密钥',
    [CLOSE.tookOver]: '另一处用同一身份连接',
    [CLOSE.quarantined]: '已被隔离',
  };
  const reason = reasons[code] ?? (link.welcomed ? '连接断开，正在重连' : null);
  if (reason) show(fleet, phone, reason);
  else fleet.onChange(phone);
  connectLater(fleet, phone, onFrame);
}

/** A frame that cannot be read is answered, not fatal: a newer server may know types this phone does not. */
function read(fleet: Fleet, phone: SimPhone, raw: Buffer, onFrame: OnFrame): void {
  let json: unknown;
  try {
    json = JSON.parse(raw.toString('utf8'));
  } catch {
    json = null;
  }
  const frame = serverFrame.safeParse(json);
  if (frame.success) {
    onFrame(fleet, phone, frame.data);
    return;
  }
  const about = (json as { id?: unknown } | null)?.id;
  fleet.log.warn({ phone: phone.entry.device }, 'frame not understood');
  sendBare(fleet, phone, {
    t: 'err',
    d: { code: 'unknown_type', about: typeof about === 'string' ? about.slice(0, 64) : randomUUID() },
  });
}
