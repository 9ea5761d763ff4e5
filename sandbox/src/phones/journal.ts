import { ACTION_KINDS, outcome } from '@cunkebao/shared/fleet';
import { z } from 'zod';
import { nowMs } from '../clock/clock';
import { appendLine, readLines, replaceLines } from '../store/stateDir';
import type { Fleet, JournalEntry, Left, SimPhone } from './phone';

const FILE = 'journal.jsonl';
/** settled entries kept per phone, so that a late `ask` still gets its answer */
const KEPT = 500;
const HISTORY = 10_000;

const entry = z.object({
  action: z.string(),
  epoch: z.number(),
  kind: z.enum(ACTION_KINDS),
  account: z.string().nullable(),
  args: z.record(z.string(), z.unknown()),
  notBefore: z.number(),
  deadline: z.number(),
  state: z.enum(['journalled', 'running', 'aboutToTap', 'done']),
  outcome: outcome.nullable(),
  boots: z.number(),
  settled: z.boolean(),
});
/** Lines are named by installation: a phone set up anew starts with an empty journal, as a real one does. */
const line = z.union([
  z.object({ install: z.string(), entry }),
  z.object({ install: z.string(), effect: z.string() }),
]);

/** Writes the entry down before anything else happens; when this returns it survives any death. */
export function journal(fleet: Fleet, phone: SimPhone, change: JournalEntry): void {
  phone.journal.delete(change.action);
  phone.journal.set(change.action, change);
  appendLine(fleet.state, FILE, { install: phone.entry.install, entry: change });
  trim(phone);
}

/** The action really happened. Not the phone's knowledge but the world's: the phone may die before it notes it. */
export function countEffect(fleet: Fleet, phone: SimPhone, action: string): void {
  tally(fleet, phone, action);
  remember(fleet, phone, action);
  appendLine(fleet.state, FILE, { install: phone.entry.install, effect: action });
}

/** Reads what an earlier run journalled and leaves a file with only the newest line of each action. */
export function readJournals(fleet: Fleet): Map<string, Left> {
  const all = new Map<string, Left>();
  for (const read of readLines(fleet.state, FILE).map((l) => line.safeParse(l))) {
    if (!read.success) continue;
    const left = all.get(read.data.install) ?? { journal: new Map<string, JournalEntry>(), effects: [] };
    all.set(read.data.install, left);
    if ('effect' in read.data) left.effects.push(read.data.effect);
    else {
      left.journal.delete(read.data.entry.action);
      left.journal.set(read.data.entry.action, read.data.entry);
    }
  }
  const lines = [...all].flatMap(([install, left]) => [
    ...[...left.journal.values()].map((e) => ({ install, entry: e })),
    ...left.effects.map((effect) => ({ install, effect })),
  ]);
  replaceLines(fleet.state, FILE, lines);
  return all;
}

/** Gives a phone its own past back, and the oracle what happened on it. */
export function takeUp(fleet: Fleet, phone: SimPhone, left: Left): void {
  phone.journal = left.journal;
  for (const action of left.effects) tally(fleet, phone, action);
}

function remember(fleet: Fleet, phone: SimPhone, action: string): void {
  const entry = phone.journal.get(action);
  if (!entry) return;
  const { account, kind, args } = entry;
  const happened = { action, device: phone.entry.device, account, kind, args };
  fleet.history.push({ ...happened, begunAt: phone.begunAt, at: nowMs(fleet.clock) });
  if (fleet.history.length > HISTORY) fleet.history.shift();
}

function tally(fleet: Fleet, phone: SimPhone, action: string): void {
  phone.effects += 1;
  fleet.effects.set(action, (fleet.effects.get(action) ?? 0) + 1);
}

function trim(phone: SimPhone): void {
  if (phone.journal.size <= KEPT) return;
  for (const [action, old] of phone.journal) {
    if (phone.journal.size <= KEPT) return;
    if (old.settled) phone.journal.delete(action);
  }
}
