import { nowMs } from '../clock/clock';
import { online, type Fleet, type SimPhone } from '../phones/phone';
import { later } from '../scheduler';
import { saveSoon } from '../store/stateDir';
import { happeningsOf, type Almanac, type Span } from './happenings';
import type { Happening } from './happening';
import { LIFE_DOCUMENT, readReach, type Reach } from './kept';
import { makeOutlet, oldestUntold, pour, type Outlet } from './outlet';

interface Living extends Pick<Reach, 'since' | 'until'> {
  outlet: Outlet;
}

interface Company {
  fleet: Fleet;
  almanac: Almanac;
  reached: Record<string, Reach>;
  phones: Map<SimPhone, Living>;
  cancelLook: () => void;
}

const HOUR = 3_600_000;
/** A phone that was away tells of its last hours; of a turn of the clock the phones that are online tell three days. */
const CATCH_UP_MS = 6 * HOUR;
const JUMP_MS = 72 * HOUR;
/** One turn of the clock makes so many happenings at most, and so many may wait in all: the newest are told. */
export const MOST_AT_ONCE = 2_000;
const MOST_WAITING = 6_000;

const LOOK_MS = 5_000;
const POUR_MS = 100;
/** The server follows the clock over a socket of its own; what happened must not reach it before it knows the time. */
const HEAD_START_MS = 400;

/**
 * Lets customers live on the phones by the sandbox's clock: they add the accounts, write, join groups, buy, leave, in
 * the rhythm of the demo company's history, and the phones report it as they report everything else. When the clock is
 * turned, what happened in between is told within seconds. The same account and day always have the same happenings
 * with the same refs, so nothing counts twice, whatever is told again after a restart.
 */
export function startLife(fleet: Fleet): void {
  const company: Company = {
    fleet,
    almanac: new Map(),
    reached: readReach(fleet),
    phones: new Map(),
    cancelLook: () => undefined,
  };
  fleet.clock.listeners.push(() => {
    liveOn(company, JUMP_MS);
    lookAgain(company, HEAD_START_MS);
  });
  look(company);
}

function look(company: Company): void {
  liveOn(company, CATCH_UP_MS);
  let waiting = 0;
  for (const [phone, { outlet }] of company.phones) {
    pour(company.fleet, phone, outlet);
    if (online(phone)) waiting += outlet.waiting.length;
  }
  if (waiting > 0) keep(company);
  lookAgain(company, waiting > 0 ? POUR_MS : LOOK_MS);
}

function lookAgain(company: Company, afterMs: number): void {
  company.cancelLook();
  company.cancelLook = later(company.fleet.scheduler, afterMs, () => {
    look(company);
  });
}

/** Every phone that is online lives up to this moment; the others stay where they are. */
function liveOn(company: Company, backMs: number): void {
  const now = nowMs(company.fleet.clock);
  const told = new Map<SimPhone, Happening[]>();
  let waiting = 0;
  for (const phone of company.fleet.phones.values()) {
    const living = livingOf(company, phone, now);
    waiting += living.outlet.waiting.length;
    if (online(phone) && !phone.restricted) told.set(phone, liveUpTo(company, phone, living, now, backMs));
  }
  keepTheNewest(company, told, Math.min(MOST_AT_ONCE, MOST_WAITING - waiting));
  let some = false;
  for (const [phone, happenings] of told) {
    company.phones.get(phone)?.outlet.waiting.push(...happenings);
    some ||= happenings.length > 0;
  }
  if (some) keep(company);
}

function liveUpTo(
  company: Company,
  phone: SimPhone,
  living: Living,
  now: number,
  backMs: number,
): Happening[] {
  const from = Math.max(living.until, now - backMs);
  if (from > living.until) living.since = from; // nobody heard how those stories began
  living.until = now;
  return onPhone(company, phone, { from, to: now, since: living.since });
}

function onPhone(company: Company, phone: SimPhone, span: Span): Happening[] {
  const { tz } = company.fleet.clock;
  return phone.entry.accounts
    .flatMap(({ id, friends }) => happeningsOf(company.almanac, { id, friends: friends ?? [] }, tz, span))
    .sort((a, b) => a.at - b.at);
}

/** Cuts what is too much from the old end, with the stories that began there. */
function keepTheNewest(company: Company, told: Map<SimPhone, Happening[]>, most: number): void {
  const times = [...told.values()].flatMap((all) => all.map((h) => h.at)).sort((a, b) => b - a);
  const cut = times[Math.max(0, most)];
  if (cut === undefined) return;
  for (const [phone, all] of told) {
    const living = company.phones.get(phone);
    if (living) living.since = Math.max(living.since, cut);
    told.set(
      phone,
      all.filter((h) => h.at > cut && (h.begun === null || h.begun > cut)),
    );
  }
}

/** A phone seen for the first time begins to live now; one of an earlier run tells again what may have got lost. */
function livingOf(company: Company, phone: SimPhone, now: number): Living {
  const known = company.phones.get(phone);
  if (known) return known;
  const reach = company.reached[phone.entry.install] ?? { since: now, until: now, untold: null };
  const living = { since: reach.since, until: reach.until, outlet: makeOutlet() };
  if (reach.untold !== null)
    living.outlet.waiting = onPhone(company, phone, {
      from: Math.max(reach.untold - 1, now - JUMP_MS),
      to: reach.until,
      since: reach.since,
    });
  company.phones.set(phone, living);
  return living;
}

function keep(company: Company): void {
  saveSoon(company.fleet.state, LIFE_DOCUMENT, () => reachOfAll(company));
}

function reachOfAll(company: Company): Record<string, Reach> {
  const own = [...company.phones].map(([phone, { since, until, outlet }]): [string, Reach] => [
    phone.entry.install,
    { since, until, untold: oldestUntold(phone, outlet) },
  ]);
  return { ...company.reached, ...Object.fromEntries(own) };
}
