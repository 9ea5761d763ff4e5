import { online, show, type Fleet, type SimPhone } from '../phones/phone';
import { send } from '../phones/session';
import { LIFE, type Happening } from './happening';

/** What waits on one phone to be told, and how much it may tell now. */
export interface Outlet {
  waiting: Happening[];
  tokens: number;
  /** milliseconds of the process's steady clock */
  filledAt: number;
}

/**
 * The gateway allows 20 messages a second and 240 at first; the rest of that is for heartbeats, results and what a
 * reconnect sends again.
 */
const PER_SECOND = 15;
const AT_ONCE = 100;
/** Events the server has not answered yet: more of them wait here, not in the phone's outbox, which gives up when full. */
const UNANSWERED = 20;

export const makeOutlet = (): Outlet => ({ waiting: [], tokens: AT_ONCE, filledAt: performance.now() });

/** Tells what may be told now. The phone's outbox keeps each event until the server has answered it by its ref. */
export function pour(fleet: Fleet, phone: SimPhone, outlet: Outlet): void {
  const now = performance.now();
  outlet.tokens = Math.min(AT_ONCE, outlet.tokens + ((now - outlet.filledAt) / 1000) * PER_SECOND);
  outlet.filledAt = now;
  if (!online(phone)) return;
  const room = Math.min(Math.floor(outlet.tokens), UNANSWERED - unanswered(phone, '').length);
  if (room <= 0) return;
  const told = outlet.waiting.splice(0, room);
  outlet.tokens -= told.length;
  for (const { ref, kind, at, account, data } of told)
    send(fleet, phone, { t: 'evt', d: { ref, kind, at, account, data } });
  const seen = told.flatMap((h) => sightOf(h) ?? []).at(-1);
  if (seen && phone.running === null) show(fleet, phone, seen);
}

/** When the oldest happening was that the server may not have; null when it has all. */
export function oldestUntold(phone: SimPhone, outlet: Outlet): number | null {
  const times = [...unanswered(phone, LIFE), ...outlet.waiting.map((h) => h.at)];
  return times.length > 0 ? Math.min(...times) : null;
}

/** When the events were whose ref begins so and that the server has not answered. */
const unanswered = (phone: SimPhone, ref: string): number[] =>
  phone.outbox.flatMap((f) => (f.body.t === 'evt' && f.body.d.ref.startsWith(ref) ? [f.body.d.at] : []));

/** The few things somebody looking at the wall of phones would notice. */
function sightOf({ kind, data }: Happening): string | null {
  const name = typeof data['nickname'] === 'string' ? data['nickname'] : '客户';
  if (kind === 'passed') return `新好友 ${name}`;
  if (kind === 'order') return `${name} 下单了`;
  return kind === 'momentPublished' ? '发了一条朋友圈' : null;
}
