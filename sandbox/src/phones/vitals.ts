import { randomUUID } from 'node:crypto';
import type { Vitals } from '@cunkebao/shared/fleet';
import { nowMs } from '../clock/clock';
import { soon, type Fleet, type SimPhone } from './phone';
import { send } from './session';

/** A heartbeat: everything when asked for, else only what changed since the last one. */
export function beat(fleet: Fleet, phone: SimPhone, everything = false): void {
  if (!phone.link?.welcomed) return;
  const now = vitalsOf(phone);
  const d = everything ? now : changed(phone.told, now);
  phone.told = now;
  send(fleet, phone, { t: 'hb', d });
}

/** Beats on until this link is gone: the server's interval ± 20 % (fleet.md §3). */
export function keepBeating(fleet: Fleet, phone: SimPhone): void {
  const link = phone.link;
  const interval = fleet.timing.beatMs ?? phone.beatSeconds * 1000;
  soon(fleet, phone, interval * (0.8 + 0.4 * fleet.random()), () => {
    if (phone.link !== link) return;
    if (phone.charging && phone.battery < 100) phone.battery += 1;
    beat(fleet, phone);
    keepBeating(fleet, phone);
  });
}

/** Something happened on the phone that nobody asked about. Kept until the server has answered it. */
export function report(
  fleet: Fleet,
  phone: SimPhone,
  kind: string,
  data: Record<string, unknown> = {},
  account?: string,
): void {
  send(fleet, phone, {
    t: 'evt',
    d: {
      ref: randomUUID(),
      kind,
      at: nowMs(fleet.clock),
      ...(account === undefined ? {} : { account }),
      data,
    },
  });
}

function vitalsOf(phone: SimPhone): Vitals {
  return {
    battery: phone.battery,
    charging: phone.charging,
    network: phone.plugged ? phone.network : 'none',
    freeMb: phone.freeMb,
    queueDepth: phone.queue.length + (phone.running ? 1 : 0),
    logins: Object.fromEntries(phone.entry.accounts.map((a) => [a.id, true])),
    troubles: phone.restricted ? ['riskDialog'] : [],
  };
}

function changed(before: Vitals, now: Vitals): Vitals {
  const fresh = Object.entries(now).filter(
    ([key, value]) => JSON.stringify(before[key as keyof Vitals]) !== JSON.stringify(value),
  );
  return Object.fromEntries(fresh);
}
