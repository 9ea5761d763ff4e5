import { readings, type Candidate, type Scan } from '../extract';
import type { SlotType } from '../spec';
import { fillersFor, ORDERED } from './fillers';
import type { Element, Form, SlotElement } from './form';
import { glue, type Place } from './glue';

export interface Match {
  form: Form;
  args: Record<string, unknown>;
  missing: string[];
  cost: number;
  doubt: boolean;
  /** some free name has nothing to vouch for it, announced or not */
  shaky: boolean;
  /** some text is only words left over */
  loose: boolean;
  /** characters of the form's own words: the more, the surer */
  literal: number;
}

interface State {
  args: Record<string, unknown>;
  cost: number;
  doubt: boolean;
  shaky: boolean;
  /** free words with nothing before them that says they are a text */
  loose: boolean;
  literal: number;
}

/** where the last element ended, and where the next begins after fillers */
interface Here {
  at: number;
  i: number;
}

interface Walk {
  form: Form;
  scan: Scan;
  places(at: number): readonly Place[];
  /** dangerous: free names are never simply believed */
  careful: boolean;
  best: Match | null;
  steps: number;
}

const MISSING = 3;
/** what each character of the command's own words is worth; words that may be left out do not lure a name apart */
const LITERAL = 0.01;
/** Far more than any real sentence needs; a pathological one gives up instead of taking the worker along. */
const STEPS = 3000;
const NO_FILLERS = [' '];
const APART = /(?:^|[\s\p{P}])$/u;
/** empty words that names begin with */
const TORN = /[快先再就下帮那将都能到中在上里]$/;
const UNSAID = /^(?:[\s\p{P}]|一下子?|一个|的|说|我)*$/u;

export const isCareful = (form: Form): boolean => form.spec.risk === 'danger' || form.spec.risk === 'mass';

/** The cheapest way this form accounts for every character of the message, or null. */
export function match(form: Form, scan: Scan): Match | null {
  if (!heads(form, scan)) return null;
  const fillers = form.bare ? NO_FILLERS : fillersFor(form.spec.risk);
  const softened = !form.bare && (form.spec.risk === 'write' || ORDERED.test(scan.text));
  const w: Walk = {
    form,
    scan,
    places: (at) => glue(scan, at, fillers, softened),
    careful: isCareful(form),
    best: null,
    steps: 0,
  };
  walk(w, 0, 0, { args: { ...form.set }, cost: 0, doubt: false, shaky: false, loose: false, literal: 0 });
  return w.best;
}

/** `done`: a mask of used elements in a free form, the next element's index in an ordered one. */
function walk(w: Walk, done: number, at: number, state: State): void {
  w.steps += 1;
  const least = state.cost - LITERAL * (w.scan.text.length - at);
  if (w.steps > STEPS || (w.best && least >= w.best.cost)) return;
  for (const { i, cost } of w.places(at)) {
    const s = cost === 0 ? state : { ...state, cost: state.cost + cost };
    if (i >= w.scan.text.length) finish(w, done, s);
    else if (w.form.free)
      w.form.elements.forEach((e, k) => !(done & (1 << k)) && step(w, e, done | (1 << k), { at, i }, s));
    else ordered(w, done, { at, i }, s);
  }
}

/** The next element, or a later one when those between may be left out. */
function ordered(w: Walk, done: number, here: Here, state: State): void {
  let s = state;
  for (let k = done; k < w.form.elements.length; k += 1) {
    const e = w.form.elements[k];
    if (!e) return;
    step(w, e, k + 1, here, s);
    if (!leavable(w.form, e)) return;
    if (!e.optional) s = { ...s, cost: s.cost + 1 };
  }
}

function step(w: Walk, e: Element, after: number, here: Here, s: State): void {
  const { i } = here;
  if (e.kind === 'words') {
    for (const word of e.words) {
      if (wordAt(w.scan, word, i))
        walk(w, after, i + word.length, {
          ...s,
          cost: s.cost - (e.optional ? 0 : LITERAL * word.length),
          literal: s.literal + word.length,
        });
    }
    return;
  }
  for (const name of e.names) {
    for (const c of choices(w, e, name, here)) {
      // said twice, it is not clear which is meant
      if (!((c.as ?? e.into ?? name) in s.args)) walk(w, after, c.end, taken(w, s, e, name, c, here));
    }
  }
}

function finish(w: Walk, done: number, state: State): void {
  const { form } = w;
  const left = form.free ? form.elements.filter((_, k) => !(done & (1 << k))) : form.elements.slice(done);
  if (!left.every((e) => leavable(form, e))) return;
  const missing = needed(form, state.args);
  const cost = state.cost + MISSING * missing.length;
  if (w.best && cost >= w.best.cost) return;
  w.best = {
    form,
    args: state.args,
    missing,
    cost,
    doubt: state.doubt,
    shaky: state.shaky,
    loose: state.loose,
    literal: state.literal,
  };
}

/** Every required word of the form must be somewhere in the message: cheap, and it rejects almost all. */
function heads(form: Form, scan: Scan): boolean {
  return form.elements.every(
    (e) => e.kind !== 'words' || e.optional || e.words.some((w) => scan.low.includes(w)),
  );
}

function wordAt(scan: Scan, w: string, i: number): boolean {
  if (!scan.low.startsWith(w, i)) return false;
  if (!/[a-z]/.test(w)) return true;
  const inside = /^[a-z]/.test(w) && /[a-z]/.test(scan.low.charAt(i - 1));
  return !inside && !(/[a-z]$/.test(w) && /[a-z]/.test(scan.low.charAt(i + w.length)));
}

function choices(w: Walk, e: SlotElement, name: string, { at, i }: Here): readonly Candidate[] {
  const slot = w.form.spec.slots[name] ?? (e.dropped ? { type: name as SlotType } : undefined);
  if (!slot) return [];
  const found = readings(w.scan, i, e.as ?? name, slot);
  // free text begins where the command's words end: 先联系他 keeps its 先
  const cut = slot.type === 'text' && i > at && at > 0 && !UNSAID.test(w.scan.text.slice(at, i));
  const fits = found.filter((c) => c.end > i && !(c.bare && (e.evident || cut)));
  // 快手主页 is a name, no 快 and 手主页
  const torn = i > at && TORN.test(w.scan.text.slice(at, i));
  return torn ? fits.map((c) => (c.bare ? { ...c, cost: c.cost + 0.3 } : c)) : fits;
}

/** A name nothing vouches for is believed where a word of the command has announced it; a person's never in a dangerous one. */
function taken(w: Walk, s: State, e: SlotElement, name: string, c: Candidate, { at, i }: Here): State {
  const key = c.as ?? e.into ?? name;
  const args = c.value === undefined || e.dropped ? s.args : { ...s.args, [key]: c.value };
  return {
    args,
    cost: s.cost + c.cost,
    doubt: s.doubt || doubtful(w, s, name, c, { at, i }),
    shaky: s.shaky || c.doubt !== undefined,
    loose: s.loose || isLoose(w, name, c, { at, i }),
    literal: s.literal,
  };
}

const doubtful = (w: Walk, s: State, name: string, c: Candidate, { at, i }: Here): boolean =>
  joined(w, name, c, i) ||
  unvouched(w, s, c) ||
  (c.doubt === 'name' && !UNSAID.test(w.scan.text.slice(at, i)));

const isLoose = (w: Walk, name: string, c: Candidate, { at, i }: Here): boolean =>
  w.form.spec.slots[name]?.type === 'text' && c.bare === true && !/[:→>]/.test(w.scan.text.slice(at, i + 1));

const unvouched = (w: Walk, s: State, c: Candidate): boolean =>
  c.doubt !== undefined && (s.literal === 0 || (w.careful && c.doubt === 'name'));

/** What would be sent must be set apart: 群发了吗 sends nothing. */
const joined = (w: Walk, name: string, c: Candidate, i: number): boolean =>
  w.careful &&
  c.bare === true &&
  w.form.spec.slots[name]?.type === 'text' &&
  !APART.test(w.scan.text.slice(0, i));

/** What a form demands may be left out only when its words are there and the command itself will ask for it. */
const leavable = (form: Form, e: Element): boolean =>
  e.optional ||
  (e.kind === 'slot' &&
    !e.demanded &&
    form.elements.some((x) => x.kind === 'words' && !x.optional) &&
    e.names.some((n) => n in form.spec.slots && !form.spec.slots[n]?.optional));

/** Required slots that nothing filled; an ordinal stands for whatever thing the command is about. */
function needed(form: Form, args: Record<string, unknown>): string[] {
  return Object.entries(form.spec.slots)
    .filter(([name, slot]) => !slot.optional && !given(name, slot.or, args))
    .map(([name]) => name);
}

const PLURAL: Record<string, string> = { tag: 'tags', operator: 'operators', customer: 'customers' };
const POINTABLE = new Set([
  'device',
  'account',
  'customer',
  'task',
  'campaign',
  'content',
  'alert',
  'deviceSet',
]);

function given(name: string, or: string | undefined, args: Record<string, unknown>): boolean {
  const plural = PLURAL[name];
  return (
    name in args ||
    (or !== undefined && or in args) ||
    (plural !== undefined && plural in args) ||
    ('ordinals' in args && POINTABLE.has(name))
  );
}
