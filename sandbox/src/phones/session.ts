import { randomUUID } from 'node:crypto';
import { WIRE_VERSION, type PhoneBody, type ServerFrame } from '@cunkebao/shared/fleet';
import { nowMs } from '../clock/clock';
import { journal } from './journal';
import type { Fleet, OutFrame, SimPhone } from './phone';
import { adoptKey } from './rekey';

/** Frames worth nothing once they are old: given up first when nobody acknowledges anything. */
const PASSING = ['hb', 'step', 'ack', 'err'];
const OUTBOX = 200;

/** Puts a frame into the outbox and sends it if there is a session; otherwise it waits for the next one. */
export function send(fleet: Fleet, phone: SimPhone, body: PhoneBody): void {
  const frame: OutFrame = { id: randomUUID(), seq: null, body };
  phone.outbox.push(frame);
  if (phone.outbox.length > OUTBOX) giveUpOne(phone);
  if (phone.link?.welcomed) transmit(fleet, phone, frame);
}

/** A frame outside the session: hello and what is said before it. */
export function sendBare(fleet: Fleet, phone: SimPhone, body: PhoneBody): void {
  write(fleet, phone, { id: randomUUID(), seq: 0, body });
}

/** Books what a frame of the server says about the two streams: its own seq and what it has of ours. */
export function received(fleet: Fleet, phone: SimPhone, frame: ServerFrame): void {
  const session = phone.session;
  if (!session) return;
  if (frame.seq === session.received + 1) session.received = frame.seq;
  const done = phone.outbox.filter((f) => acknowledged(f, frame));
  if (done.length === 0) return;
  phone.outbox = phone.outbox.filter((f) => !done.includes(f));
  for (const f of done) settle(fleet, phone, f);
}

/**
 * Begins or resumes the session named by `welcome` and sends everything that is still owed: with its old seq when
 * the server kept the session, numbered anew when it did not (fleet.md §2).
 */
export function beginSession(
  fleet: Fleet,
  phone: SimPhone,
  welcome: { session: string; resumedFrom?: number | undefined },
): void {
  const resumed = phone.session?.id === welcome.session && phone.session.whole;
  if (resumed) {
    const from = welcome.resumedFrom ?? 0;
    const has = (f: OutFrame): boolean => f.seq !== null && f.seq <= from;
    for (const f of phone.outbox.filter(has)) settle(fleet, phone, f);
    phone.outbox = phone.outbox.filter((f) => !has(f) || f.body.t === 'evt');
    // An event the server has seen but not answered goes again as a new frame; its ref keeps it one event.
    for (const f of phone.outbox) if (has(f)) Object.assign(f, { id: randomUUID(), seq: null });
  } else {
    phone.session = { id: welcome.session, sent: 0, received: 0, whole: true };
    phone.outbox = phone.outbox.filter((f) => !PASSING.includes(f.body.t));
    for (const f of phone.outbox) f.seq = null;
  }
  const again = phone.outbox.filter((f) => f.seq !== null).sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
  const fresh = phone.outbox.filter((f) => f.seq === null);
  phone.outbox = [...again, ...fresh];
  for (const f of phone.outbox) transmit(fleet, phone, f);
}

/** The server will not have this frame: it is not said again. */
export function refused(phone: SimPhone, about: string | undefined): void {
  const frame = phone.outbox.find((f) => f.id === about);
  if (frame?.body.t !== 'rekey') return;
  phone.nextKey = null;
  phone.outbox = phone.outbox.filter((f) => f !== frame);
}

/** Whether the result of this action still waits for the server's acknowledgement. */
export const owesResult = (phone: SimPhone, action: string): boolean =>
  phone.outbox.some((f) => f.body.t === 'res' && f.body.d.action === action);

function transmit(fleet: Fleet, phone: SimPhone, frame: OutFrame): void {
  if (!phone.session) return;
  frame.seq ??= ++phone.session.sent;
  write(fleet, phone, frame);
}

function write(fleet: Fleet, phone: SimPhone, frame: OutFrame): void {
  const ws = phone.link?.ws;
  if (ws?.readyState !== ws?.OPEN) return;
  ws?.send(
    JSON.stringify({
      v: WIRE_VERSION,
      id: frame.id,
      seq: frame.seq ?? 0,
      ack: phone.session?.received ?? 0,
      ts: nowMs(fleet.clock),
      ...frame.body,
    }),
  );
}

/** An event is kept until it is answered by name; everything else until the server's `ack` covers its seq. */
function acknowledged(frame: OutFrame, from: ServerFrame): boolean {
  const ref = from.t === 'ack' ? from.d.ref : undefined;
  if (ref !== undefined && (frame.id === ref || refOf(frame.body) === ref)) return true;
  return frame.body.t !== 'evt' && frame.seq !== null && frame.seq <= from.ack;
}

function refOf(body: PhoneBody): string | null {
  if (body.t === 'evt') return body.d.ref;
  return body.t === 'res' ? body.d.action : null;
}

function settle(fleet: Fleet, phone: SimPhone, frame: OutFrame): void {
  if (frame.body.t === 'rekey') adoptKey(fleet, phone);
  if (frame.body.t !== 'res') return;
  const entry = phone.journal.get(frame.body.d.action);
  if (entry && !entry.settled) journal(fleet, phone, { ...entry, settled: true });
}

/** The hole this leaves in the numbering makes the session impossible to resume. */
function giveUpOne(phone: SimPhone): void {
  const index = phone.outbox.findIndex((f) => PASSING.includes(f.body.t));
  const at = index >= 0 ? index : phone.outbox.findIndex((f) => f.body.t === 'evt');
  if (at < 0) return;
  phone.outbox.splice(at, 1);
  if (phone.session) phone.session.whole = false;
}
