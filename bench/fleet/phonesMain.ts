import { createPrivateKey } from 'node:crypto';
import { ACTION_KINDS } from '@cunkebao/shared/fleet';
import { LeanPhone, type Effect } from './phone';

/** The process of the simulated phones; its parent asks over IPC. */
export type Ask =
  | { ask: 'connect'; count: number; perSecond: number }
  | { ask: 'work'; fromMs: number; toMs: number }
  | { ask: 'drop' }
  | { ask: 'effects' };

export interface Told {
  online: number;
  overlaps: number;
  effects: Effect[];
  /** milliseconds until all phones had their welcome, after `connect` and `drop` */
  tookMs: number;
}

const phones: LeanPhone[] = [];
const work = { fromMs: 0, toMs: 0 };
let overlaps = 0;
let effects: Effect[] = [];
let online = new Set<LeanPhone>();
let allOnline: () => void = () => undefined;

const around = {
  url: process.env['PHONES_URL'] ?? '',
  key: createPrivateKey(process.env['PHONES_KEY'] ?? ''),
  caps: ACTION_KINDS.map((k) => `${k}@1`),
  workMs: () => work.fromMs + Math.random() * (work.toMs - work.fromMs),
  get effects() {
    return effects;
  },
  overlapped: () => void (overlaps += 1),
  welcomed: (phone: LeanPhone) => {
    online.add(phone);
    if (online.size === phones.length) allOnline();
  },
};

async function connect(count: number, perSecond: number): Promise<void> {
  const all = new Promise<void>((r) => (allOnline = r));
  const fresh = Array.from({ length: count - phones.length }, (_, i) => {
    return new LeanPhone(`D-${phones.length + i + 1}`, around);
  });
  phones.push(...fresh);
  for (let i = 0; i < fresh.length; i += perSecond / 10) {
    for (const phone of fresh.slice(i, i + perSecond / 10)) phone.connect();
    await new Promise((r) => setTimeout(r, 100));
  }
  if (online.size < phones.length) await all;
}

async function drop(): Promise<void> {
  online = new Set();
  const all = new Promise<void>((r) => (allOnline = r));
  for (const phone of phones) phone.drop();
  await all;
}

async function answer(ask: Ask): Promise<Told> {
  const from = performance.now();
  if (ask.ask === 'connect') await connect(ask.count, ask.perSecond);
  if (ask.ask === 'work') Object.assign(work, { fromMs: ask.fromMs, toMs: ask.toMs });
  if (ask.ask === 'drop') await drop();
  const told: Told = {
    online: phones.filter((p) => p.online).length,
    overlaps,
    effects: ask.ask === 'effects' ? effects : [],
    tookMs: performance.now() - from,
  };
  if (ask.ask === 'effects') effects = [];
  return told;
}

process.on('message', (ask: Ask) => {
  void answer(ask).then((told) => process.send?.(told));
});
process.on('disconnect', () => process.exit(0));
