import { createPrivateKey } from 'node:crypto';
import { statSync } from 'node:fs';
import type { PhoneBookEntry } from '@cunkebao/shared/fleet';
import { z } from 'zod';
import { readDocument, saveSoon } from '../store/stateDir';
import { readBook } from './book';
import { readJournals, takeUp } from './journal';
import { clockTurned, wake } from './life';
import { dropLink } from './link';
import { soon, type Fleet, type Kept, type SimPhone } from './phone';

const DOCUMENT = 'phones.json';
const SPREAD_MS = 1_000;

/** What an installation keeps over a restart of the sandbox besides its journal. */
const remembered = z.record(
  z.string(),
  z.object({
    power: z.enum(['on', 'dead', 'unpaired']),
    plugged: z.boolean(),
    restricted: z.boolean(),
    battery: z.number(),
    charging: z.boolean(),
    boots: z.number(),
  }),
);

/** Builds the phones of the book on top of what an earlier run left, and switches them on. */
export function startFleet(fleet: Fleet, book: readonly PhoneBookEntry[]): void {
  const onChange = fleet.onChange;
  fleet.onChange = (phone) => {
    onChange(phone);
    saveSoon(fleet.state, DOCUMENT, () => rememberAll(fleet));
  };
  fleet.clock.listeners.push(() => {
    for (const phone of fleet.phones.values()) clockTurned(fleet, phone);
  });
  const states = remembered.catch({}).parse(readDocument(fleet.state, DOCUMENT) ?? {});
  fleet.past = { journals: readJournals(fleet), states };
  for (const entry of book) addPhone(fleet, entry);
}

/** Adds a phone with its past and switches it on; a device that is there already is left alone. */
export function addPhone(fleet: Fleet, entry: PhoneBookEntry): SimPhone {
  const present = fleet.phones.get(entry.device);
  if (present) return present;
  const phone = makePhone(entry);
  const left = fleet.past.journals.get(entry.install);
  if (left) takeUp(fleet, phone, left);
  Object.assign(phone, fleet.past.states[entry.install]);
  phone.activity = firstActivity(phone);
  fleet.phones.set(entry.device, phone);
  fleet.onChange(phone);
  if (phone.power === 'on')
    soon(fleet, phone, fleet.random() * Math.min(SPREAD_MS, fleet.timing.reconnectMs), () => {
      wake(fleet, phone, true);
    });
  return phone;
}

/** Reads the phone book again when it has changed and adds the phones that are new in it. */
export function refreshBook(fleet: Fleet): void {
  if (!fleet.bookFile) return;
  const changedAt = statSync(fleet.bookFile, { throwIfNoEntry: false })?.mtimeMs;
  if (changedAt === undefined || changedAt === fleet.bookReadAt) return;
  for (const entry of readBook(fleet.bookFile)) addPhone(fleet, entry);
  fleet.bookReadAt = changedAt;
}

export function stopFleet(fleet: Fleet): void {
  for (const phone of fleet.phones.values()) {
    phone.life += 1;
    dropLink(phone);
  }
}

function firstActivity(phone: SimPhone): string {
  if (phone.power === 'unpaired') return '已解绑';
  if (phone.power === 'dead') return '程序没有运行';
  return phone.plugged ? '正在连接' : '没有网络';
}

function makePhone(entry: PhoneBookEntry): SimPhone {
  return {
    entry,
    key: createPrivateKey(entry.privateKey),
    power: entry.starts === 'dead' ? 'dead' : 'on',
    rebooting: false,
    plugged: entry.starts !== 'unplugged',
    restricted: false,
    battery: entry.battery,
    charging: entry.charging,
    freeMb: entry.freeMb,
    network: 'wifi',
    activity: '',
    activityAt: null,
    life: 0,
    boots: 0,
    link: null,
    cancelConnect: null,
    attempts: 0,
    retryAfterMs: 0,
    nextKey: null,
    beatSeconds: 30,
    session: null,
    outbox: [],
    told: {},
    journal: new Map(),
    queue: [],
    running: null,
    steppedAt: 0,
    begunAt: 0,
    diesInGap: false,
    effects: 0,
  };
}

function rememberAll(fleet: Fleet): Record<string, Kept> {
  return Object.fromEntries(
    [...fleet.phones.values()].map((p) => [
      p.entry.install,
      {
        power: p.power,
        plugged: p.plugged,
        restricted: p.restricted,
        battery: p.battery,
        charging: p.charging,
        boots: p.boots,
      },
    ]),
  );
}
