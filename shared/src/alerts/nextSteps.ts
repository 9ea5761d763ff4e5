import { causesOf, type Cause, type Subject } from './causes';
import type { AlertFacts } from './facts';
import { fieldOf } from './fields';
import { ESCALATE_MINUTES, type AlertLevel } from './levels';
import type { AlertRule } from './rules';

/** An alert nobody has ended, with everybody it was ever about. */
export interface LiveAlert {
  id: string;
  field: string;
  site: string;
  state: 'open' | 'acked';
  level: AlertLevel;
  openedAt: Date;
  toldAt: Date;
  /** how many subjects people had been told of by then */
  toldCount: number;
  escalatedAt: Date | null;
  /** since when its cause has been over */
  clearSince: Date | null;
  subjects: readonly { id: string; gone: boolean }[];
}

/** Ended by a person a short while ago although it was not over yet: silent until then. subject '' = no subject. */
export interface Quiet {
  field: string;
  site: string;
  subject: string;
}

/** Broken since then, but not for long enough to ring. */
export interface Watch {
  field: string;
  site: string;
  since: Date;
}

export type AlertStep =
  | { do: 'watch'; cause: Cause }
  | { do: 'unwatch'; field: string; site: string }
  | { do: 'open'; level: AlertLevel; cause: Cause }
  /** still going on: who it is about now, and whether that is worth another word */
  | { do: 'update'; alert: LiveAlert; cause: Cause; tell: Subject[] }
  | { do: 'clearing'; alert: LiveAlert }
  | { do: 'recover'; alert: LiveAlert }
  | { do: 'escalate'; alert: LiveAlert };

const MINUTE = 60_000;
/** More of the same are told of at once when they double what was told, else no more often than this. */
const TELL_AGAIN_MINUTES = 10;

/** Everything one look at the facts leads to. One alert per cause and site; a cause nobody can judge changes nothing. */
export function nextSteps(
  rules: readonly AlertRule[],
  facts: AlertFacts,
  live: readonly LiveAlert[],
  silence: { quiets: readonly Quiet[]; watches: readonly Watch[] },
  now: Date,
): AlertStep[] {
  const judged = new Map(rules.map((r) => [r.field, causesOf(r, facts)]));
  const opened = rules.flatMap((rule) =>
    (judged.get(rule.field) ?? [])
      .filter((c) => isLoud(c, silence.quiets) && !live.some((a) => isOf(a, c)))
      .flatMap((cause) => begin(rule, cause, silence.watches, now)),
  );
  // an alert whose rule is gone has no cause any more
  const followed = live.flatMap((a) => follow(a, judged.has(a.field) ? judged.get(a.field) : [], now));
  const unwatched = silence.watches
    .filter((w) => judged.get(w.field) !== null && !judged.get(w.field)?.some((c) => isOf(w, c)))
    .map(({ field, site }): AlertStep => ({ do: 'unwatch', field, site }));
  return [...opened, ...followed, ...unwatched];
}

/** Rings at once, or when it has been broken for as long as its field wants. */
function begin(rule: AlertRule, cause: Cause, watches: readonly Watch[], now: Date): AlertStep[] {
  const hold = (fieldOf(cause.field)?.holdMinutes ?? 0) * MINUTE;
  const watch = watches.find((w) => isOf(w, cause));
  if (hold > 0 && !watch) return [{ do: 'watch', cause }];
  if (watch && now.getTime() - watch.since.getTime() < hold) return [];
  const { field, site } = cause;
  const opened: AlertStep = { do: 'open', level: rule.level, cause };
  return watch ? [opened, { do: 'unwatch', field, site }] : [opened];
}

/** What becomes of an alert; causes null: nobody can tell now. */
function follow(alert: LiveAlert, causes: Cause[] | null | undefined, now: Date): AlertStep[] {
  const cause = causes?.find((c) => isOf(alert, c));
  const call: AlertStep[] = isOverdue(alert, now) ? [{ do: 'escalate', alert }] : [];
  if (cause) return [{ do: 'update', alert, cause, tell: newcomers(alert, cause, now) }, ...call];
  if (!causes) return call;
  const step = over(alert, now);
  return step.do === 'recover' ? [step] : [step, ...call];
}

const isOf = (a: { field: string; site: string }, c: Cause): boolean =>
  a.field === c.field && a.site === c.site;

/** False when it is about nobody but those a person has just dealt with. */
function isLoud(cause: Cause, quiets: readonly Quiet[]): boolean {
  const silent = new Set(quiets.filter((q) => isOf(q, cause)).map((q) => q.subject));
  if (cause.subjects.length === 0) return !silent.has('');
  return cause.subjects.some((s) => !silent.has(s.id));
}

function newcomers(alert: LiveAlert, cause: Cause, now: Date): Subject[] {
  const known = new Set(alert.subjects.map((s) => s.id));
  const fresh = cause.subjects.filter((s) => !known.has(s.id));
  const all = known.size + fresh.length;
  if (all <= alert.toldCount) return [];
  const waited = now.getTime() - alert.toldAt.getTime() >= TELL_AGAIN_MINUTES * MINUTE;
  if (!waited && all < alert.toldCount * 2) return [];
  const untold = alert.subjects.slice(alert.toldCount).map((s) => s.id);
  return cause.subjects.filter((s) => !known.has(s.id) || untold.includes(s.id));
}

function over(alert: LiveAlert, now: Date): AlertStep {
  const minutes = fieldOf(alert.field)?.clearMinutes ?? 0;
  const since = alert.clearSince ?? now;
  return now.getTime() - since.getTime() >= minutes * MINUTE
    ? { do: 'recover', alert }
    : { do: 'clearing', alert };
}

const isOverdue = (a: LiveAlert, now: Date): boolean =>
  a.state === 'open' &&
  a.level === 'red' &&
  a.escalatedAt === null &&
  now.getTime() - a.openedAt.getTime() >= ESCALATE_MINUTES * MINUTE;
