import type { KeyObject } from 'node:crypto';
import type { ActionKind, Outcome, PhoneBody, PhoneBookEntry, Vitals } from '@cunkebao/shared/fleet';
import type { WebSocket } from 'ws';
import { nowOf, type Clock } from '../clock/clock';
import type { Log } from '../log';
import type { Timing } from '../options';
import { later, type Scheduler } from '../scheduler';
import type { StateDir } from '../store/stateDir';

/**
 * One simulated phone: plain state. Nothing on it holds a timer; whatever it is waiting for belongs to one `life`
 * and is forgotten when that life ends (process killed, phone restarted).
 */
export interface SimPhone {
  entry: PhoneBookEntry;
  key: KeyObject;
  /** PEM of the key it has offered and not heard of yet */
  nextKey: string | null;
  power: 'on' | 'dead' | 'unpaired';
  rebooting: boolean;
  plugged: boolean;
  restricted: boolean;
  battery: number;
  charging: boolean;
  freeMb: number;
  network: 'wifi' | '4g' | '5g';
  activity: string;
  activityAt: string | null;
  life: number;
  /** how often the operating system started: the evidence that a restart happened */
  boots: number;
  link: Link | null;
  cancelConnect: (() => void) | null;
  attempts: number;
  /** the wait the server asked for with its last bye */
  retryAfterMs: number;
  beatSeconds: number;
  session: Session | null;
  outbox: OutFrame[];
  told: Vitals;
  journal: Map<string, JournalEntry>;
  queue: string[];
  running: string | null;
  steppedAt: number;
  /** when it took the running action up, by the sandbox's clock */
  begunAt: number;
  /** dies right after its next effect, before the journal knows of it */
  diesInGap: boolean;
  /** actions that took effect here */
  effects: number;
}

export interface Link {
  ws: WebSocket;
  welcomed: boolean;
}

export interface Session {
  id: string;
  /** the last seq given out */
  sent: number;
  /** the highest seq received without a hole */
  received: number;
  /** false once an unacknowledged frame was given up: the next hello starts anew */
  whole: boolean;
}

/** A frame the server has not acknowledged. `seq` is null until it went out in the present session. */
export interface OutFrame {
  id: string;
  seq: number | null;
  body: PhoneBody;
}

/** What the phone has on disk about one action (fleet.md §4): the proof that it happened at most once. */
/** Something that really happened on a phone. Moments are the sandbox's clock's. */
export interface Effect {
  action: string;
  device: string;
  account: string | null;
  kind: ActionKind;
  args: Record<string, unknown>;
  begunAt: number;
  at: number;
}

export interface JournalEntry {
  action: string;
  epoch: number;
  kind: ActionKind;
  account: string | null;
  args: Record<string, unknown>;
  notBefore: number;
  deadline: number;
  state: 'journalled' | 'running' | 'aboutToTap' | 'done';
  outcome: Outcome | null;
  /** `boots` when it was about to tap */
  boots: number;
  /** the server has the result */
  settled: boolean;
}

/** What one installation wrote down in an earlier run. */
export interface Left {
  journal: Map<string, JournalEntry>;
  /** an action id for each time it happened */
  effects: string[];
}

/** The state an installation was in when the earlier run ended. */
export type Kept = Pick<SimPhone, 'power' | 'plugged' | 'restricted' | 'battery' | 'charging' | 'boots'>;

/** All phones and what they share. */
export interface Fleet {
  phones: Map<string, SimPhone>;
  /** the oracle: action id → how many times it really happened */
  effects: Map<string, number>;
  /** the same in order, with who, what and when, of this run of the sandbox; the newest ten thousand */
  history: Effect[];
  product: { url: string };
  clock: Clock;
  scheduler: Scheduler;
  state: StateDir;
  timing: Timing;
  log: Log;
  random: () => number;
  /** by installation, until the phone itself turns up */
  past: { journals: Map<string, Left>; states: Record<string, Kept> };
  bookFile: string | null;
  bookReadAt: number;
  onChange: (phone: SimPhone) => void;
}

/** Runs `task` after a while unless this life of the phone has ended by then. */
export function soon(fleet: Fleet, phone: SimPhone, delayMs: number, task: () => void): () => void {
  const life = phone.life;
  return later(fleet.scheduler, delayMs, () => {
    if (phone.life === life) task();
  });
}

/** Says on the wall what the phone is doing. */
export function show(fleet: Fleet, phone: SimPhone, activity: string): void {
  phone.activity = activity;
  phone.activityAt = nowOf(fleet.clock).toISOString();
  fleet.onChange(phone);
}

/** The process on the phone is alive and may work and talk. */
export const awake = (phone: SimPhone): boolean => phone.power === 'on' && !phone.rebooting;
export const online = (phone: SimPhone): boolean => phone.link?.welcomed === true;
