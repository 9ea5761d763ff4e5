import { looksLikeName, readings, type Scan } from './extract';
import { grammar } from './grammar';
import { fillersFor } from './grammar/fillers';
import type { Element, Form } from './grammar/form';
import { isCareful } from './grammar/match';
import { glue } from './grammar/glue';
import type { Parsed } from './spec';

interface Partial {
  form: Form;
  args: Record<string, unknown>;
  unknown: string[];
  lost: number;
  literal: number;
}

/** More than this share of unclaimed words and it is no longer this command. */
const MOST_LOST = 0.4;
/** said against a command or about it, not for it */
const AGAINST =
  /别|不要|不用|不许|不准|不能|勿|不想|没让|为什么|怎么|是不是|会不会|要不要|会怎|吗|能不能|该不该|如果|假如|万一|要是|的话|除|不含|不包|排除|以外|之外/;
/** beside a dangerous command these change whom or what it concerns: it is not offered without them */
const CHANGING =
  /除|不含|不包|排除|剔除|以外|之外|每|或|没|不|只|要是|的话|等|谁|才|之前|以后|另外|还有|部分|一半|几|[和跟与]|但|到$|人|[一二两三四五六七八九十]次|[a-z]{1,2}-?\d|\d/i;

/** The command that accounts for most of a message, with the words nobody understood; never sure. */
export function lenient(scan: Scan): Parsed | null {
  const best = grammar
    .filter((f) => f.elements.some((e) => e.kind === 'words' && !e.optional))
    .map((f) => partial(f, scan))
    .filter((p) => p !== null)
    .sort((a, b) => a.lost - b.lost || b.literal - a.literal)[0];
  const size = scan.text.replace(/\s/g, '').length;
  if (!best || best.lost / size > MOST_LOST) return null;
  const spec = best.form.spec;
  const said = best.unknown.join(' ');
  if (AGAINST.test(said) || (isCareful(best.form) && CHANGING.test(said))) return null;
  const missing = Object.entries(spec.slots)
    .filter(([n, s]) => !s.optional && !(n in best.args) && !(s.or !== undefined && s.or in best.args))
    .map(([n]) => n);
  const confidence = Math.max(0.1, Math.round(90 * (1 - best.lost / size)) / 100);
  return {
    command: spec.id,
    args: best.args,
    confidence,
    missing,
    ambiguous: [],
    unknown: best.unknown,
    suggestions: [spec.id],
  };
}

/** One pass from left to right: what the form or a filler claims, and what is left over. */
function partial(form: Form, scan: Scan): Partial | null {
  const heads = form.elements.filter((e) => e.kind === 'words' && !e.optional);
  if (!heads.every((e) => e.kind === 'words' && e.words.some((w) => scan.low.includes(w)))) return null;
  const p: Partial = { form, args: { ...form.set }, unknown: [], lost: 0, literal: 0 };
  const left = new Set(form.elements);
  const fillers = fillersFor(form.spec.risk);
  let [i, open] = [0, ''];
  while (i < scan.text.length) {
    const next = claim(p, left, scan, i) ?? glue(scan, i, fillers, false)[0]?.i ?? i;
    if (next > i) {
      if (open !== '') p.unknown.push(open);
      [i, open] = [next, ''];
      continue;
    }
    open += scan.text.charAt(i);
    p.lost += 1;
    i += 1;
  }
  if (open !== '') p.unknown.push(open);
  return heads.some((h) => left.has(h)) ? null : p;
}

/** The longest claim of an unused element; free words claim nothing here, they would claim everything. */
function claim(p: Partial, left: Set<Element>, scan: Scan, i: number): number | null {
  const claims = [...left].map((e) => ({
    e,
    c: e.kind === 'words' ? wordAt(e.words, scan, i) : slotAt(p, e, scan, i),
  }));
  const best = claims.filter((x) => x.c !== null).sort((a, b) => (b.c?.end ?? 0) - (a.c?.end ?? 0))[0];
  if (!best?.c) return null;
  left.delete(best.e);
  p.literal += best.c.literal;
  if (best.c.name !== undefined) p.args[best.c.name] = best.c.value;
  return best.c.end;
}

interface Claim {
  end: number;
  literal: number;
  name?: string;
  value?: unknown;
}

function wordAt(words: readonly string[], scan: Scan, i: number): Claim | null {
  const w = words.find((x) => scan.low.startsWith(x, i));
  return w === undefined ? null : { end: i + w.length, literal: w.length };
}

function slotAt(p: Partial, e: Element & { kind: 'slot' }, scan: Scan, i: number): Claim | null {
  for (const name of e.names) {
    const slot = p.form.spec.slots[name];
    if (!slot || slot.type === 'text') continue;
    const sure = readings(scan, i, e.as ?? name, slot).find(
      (c) => c.end > i && !c.doubt && c.value !== undefined,
    );
    if (!sure || (sure.bare && !isPerson(sure.value))) continue;
    return { end: sure.end, literal: 0, name: sure.as ?? e.into ?? name, value: sure.value };
  }
  return null;
}

const isPerson = (value: unknown): boolean =>
  typeof value === 'string' && value.length <= 3 && looksLikeName(value);
