import type { Outcome, ServerBody } from '@cunkebao/shared/fleet';
import { nowMs } from '../clock/clock';
import { countEffect, journal } from './journal';
import { KINDS } from './kinds';
import { awake, show, soon, type Fleet, type JournalEntry, type SimPhone } from './phone';
import { owesResult, send } from './session';
import { report } from './vitals';

type Act = Extract<ServerBody, { t: 'act' }>['d'];

const TAP_MS = 15;
/** between the tap and the journal's line about it: the one gap no server can close (fleet.md §4) */
const GAP_MS = 60;
const STEP_MS = 1_000;

/** What happens to the phone itself: handed in, for both end the life in which the action runs. */
export interface Upheaval {
  reboot: (fleet: Fleet, phone: SimPhone) => void;
  die: (fleet: Fleet, phone: SimPhone) => void;
}

/** Takes an action on. One the journal knows is never begun again: its state is told instead. */
export function accept(fleet: Fleet, phone: SimPhone, act: Act, upheaval: Upheaval): void {
  const known = phone.journal.get(act.action);
  if (known) {
    if (act.epoch > known.epoch) journal(fleet, phone, { ...known, epoch: act.epoch });
    send(fleet, phone, { t: 'got', d: { action: act.action, epoch: Math.max(act.epoch, known.epoch) } });
    if (known.state === 'done') sendResult(fleet, phone, act.action);
    return;
  }
  journal(fleet, phone, {
    action: act.action,
    epoch: act.epoch,
    kind: act.kind,
    account: act.account ?? null,
    args: act.args,
    notBefore: act.notBefore ?? 0,
    deadline: act.deadline,
    state: 'journalled',
    outcome: null,
    boots: phone.boots,
    settled: false,
  });
  phone.queue.push(act.action);
  send(fleet, phone, { t: 'got', d: { action: act.action, epoch: act.epoch } });
  show(fleet, phone, `收到指令：${KINDS[act.kind].name}`);
  pump(fleet, phone, upheaval);
}

/** Starts the next action if the screen is free. Safe to call at any time. */
export function pump(fleet: Fleet, phone: SimPhone, upheaval: Upheaval): void {
  const next = phone.queue[0];
  if (!next || phone.running || !awake(phone)) return;
  const entry = phone.journal.get(next);
  const now = nowMs(fleet.clock);
  if (entry && entry.notBefore > now) {
    soon(fleet, phone, entry.notBefore - now, () => {
      pump(fleet, phone, upheaval);
    });
    return;
  }
  phone.queue.shift();
  if (!entry) return;
  phone.running = next;
  if (entry.deadline < now) finish(fleet, phone, next, { state: 'refused', code: 'EXPIRED' }, upheaval);
  else perform(fleet, phone, entry, upheaval);
}

/** Takes back an action that has not begun; anything later finishes (best effort, fleet.md §4). */
export function cancel(fleet: Fleet, phone: SimPhone, action: string): void {
  if (!phone.queue.includes(action)) return;
  phone.queue = phone.queue.filter((a) => a !== action);
  settleAs(fleet, phone, action, { state: 'refused', code: 'CANCELLED' });
}

/** What the phone says when asked about an action. */
export function tell(fleet: Fleet, phone: SimPhone, action: string): void {
  const entry = phone.journal.get(action);
  if (!entry) send(fleet, phone, { t: 'told', d: { action, state: 'never-seen' } });
  else if (entry.state === 'done' && entry.outcome)
    send(fleet, phone, { t: 'told', d: { action, state: 'done', outcome: entry.outcome } });
  else
    send(fleet, phone, {
      t: 'told',
      d: { action, state: entry.state === 'journalled' ? 'journalled' : 'running' },
    });
}

/**
 * What the journal leaves to do when the process starts: what was not tapped is begun again, a restart that was
 * tapped is proved by the boot itself, any other tap nobody noted the end of is `unknown` and never repeated.
 */
export function recover(fleet: Fleet, phone: SimPhone, upheaval: Upheaval): void {
  phone.running = null;
  phone.queue = [];
  for (const entry of [...phone.journal.values()]) {
    if (entry.state === 'journalled' || entry.state === 'running') phone.queue.push(entry.action);
    else if (entry.state === 'aboutToTap')
      settleAs(fleet, phone, entry.action, outcomeAfterDeath(phone, entry));
    else if (!entry.settled && !owesResult(phone, entry.action)) sendResult(fleet, phone, entry.action);
  }
  pump(fleet, phone, upheaval);
}

function outcomeAfterDeath(phone: SimPhone, entry: JournalEntry): Outcome {
  if (entry.kind === 'restart' && phone.boots > entry.boots)
    return { state: 'done', evidence: { boots: phone.boots } };
  return { state: 'unknown', detail: '进程在点击之后、记录之前中断' };
}

function perform(fleet: Fleet, phone: SimPhone, entry: JournalEntry, upheaval: Upheaval): void {
  const { name, workMs } = KINDS[entry.kind];
  const work = workMs * (0.8 + 0.4 * fleet.random()) * fleet.timing.actionScale;
  phone.begunAt = nowMs(fleet.clock);
  journal(fleet, phone, { ...entry, state: 'running' });
  show(fleet, phone, `正在${name}`);
  step(fleet, phone, entry, 10);
  soon(fleet, phone, work / 2, () => {
    step(fleet, phone, entry, 60);
  });
  soon(fleet, phone, work, () => {
    const refusal = obstacle(phone, entry);
    if (refusal) finish(fleet, phone, entry.action, refusal, upheaval);
    else tap(fleet, phone, entry.action, upheaval);
  });
}

function tap(fleet: Fleet, phone: SimPhone, action: string, upheaval: Upheaval): void {
  const entry = phone.journal.get(action);
  if (!entry) return;
  journal(fleet, phone, { ...entry, state: 'aboutToTap', boots: phone.boots });
  soon(fleet, phone, TAP_MS, () => {
    countEffect(fleet, phone, action);
    if (entry.kind === 'restart') upheaval.reboot(fleet, phone);
    if (phone.diesInGap) {
      phone.diesInGap = false;
      upheaval.die(fleet, phone);
      return;
    }
    if (entry.kind === 'restart') return;
    soon(fleet, phone, GAP_MS, () => {
      const evidence = KINDS[entry.kind].evidence(fleet.random, phone, entry.args);
      finish(fleet, phone, action, { state: 'done', evidence }, upheaval);
    });
  });
}

/** Why this action cannot be done now, before anything was tapped. */
function obstacle(phone: SimPhone, entry: JournalEntry): Outcome | null {
  if (!KINDS[entry.kind].inWechat) return null;
  const failed = (code: 'OFFLINE' | 'NOT_LOGGED_IN' | 'ACCOUNT_RESTRICTED'): Outcome => ({
    state: 'failed',
    code,
    afterEffect: false,
  });
  if (!phone.plugged) return failed('OFFLINE');
  const { accounts } = phone.entry;
  if (entry.account ? !accounts.some((a) => a.id === entry.account) : accounts.length === 0)
    return failed('NOT_LOGGED_IN');
  return phone.restricted ? failed('ACCOUNT_RESTRICTED') : null;
}

function finish(fleet: Fleet, phone: SimPhone, action: string, result: Outcome, upheaval: Upheaval): void {
  phone.running = null;
  settleAs(fleet, phone, action, result);
  pump(fleet, phone, upheaval);
}

function settleAs(fleet: Fleet, phone: SimPhone, action: string, result: Outcome): void {
  const entry = phone.journal.get(action);
  if (!entry) return;
  journal(fleet, phone, { ...entry, state: 'done', outcome: result, settled: false });
  sendResult(fleet, phone, action);
  const account = entry.account ?? phone.entry.accounts[0]?.id;
  if (result.state === 'failed' && result.code === 'ACCOUNT_RESTRICTED')
    report(fleet, phone, 'restricted', { action }, account);
  show(fleet, phone, `${KINDS[entry.kind].name}${ENDINGS[result.state]}`);
}

const ENDINGS: Record<Outcome['state'], string> = {
  done: '完成',
  failed: '失败',
  refused: '未执行',
  unknown: '结果不明',
};

function sendResult(fleet: Fleet, phone: SimPhone, action: string): void {
  const entry = phone.journal.get(action);
  if (!entry?.outcome) return;
  send(fleet, phone, { t: 'res', d: { action, epoch: entry.epoch, outcome: entry.outcome } });
}

/** At most one step a second leaves the phone. */
function step(fleet: Fleet, phone: SimPhone, entry: JournalEntry, percent: number): void {
  const now = performance.now();
  if (now - phone.steppedAt < STEP_MS) return;
  phone.steppedAt = now;
  send(fleet, phone, { t: 'step', d: { action: entry.action, epoch: entry.epoch, percent } });
}
