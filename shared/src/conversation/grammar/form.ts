import type { CommandSpec } from '../spec';

export interface Words {
  kind: 'words';
  /** lower case, longest first */
  words: readonly string[];
  optional: boolean;
}

export interface SlotElement {
  kind: 'slot';
  names: readonly string[];
  optional: boolean;
  /** only readings that stand for themselves: quoted, marked, or known by name */
  evident: boolean;
  /** understood and thrown away (48分 in A-0031为什么是48分) */
  dropped: boolean;
  /** never left out to be asked for: without it these words mean something else */
  demanded: boolean;
  /** the argument it fills when that is not the slot's own: the second time of a comparison */
  into?: string;
  /** read as another kind of words than the slot's type says */
  as?: string;
}

export type Element = Words | SlotElement;

/** A way to say a command: elements in order, or (`free`) each once in any order. */
export interface Form {
  spec: CommandSpec;
  free: boolean;
  /** nothing polite may surround it: 收到 is an answer, 收到谢谢 is chatter */
  bare: boolean;
  elements: readonly Element[];
  /** arguments the wording itself gives */
  set: Readonly<Record<string, string>>;
}

/**
 * Compiles one line of grammar:
 *   `词|词` one of these words (`_` is a space; `<改,换>成` is 改成|换成, an empty part is left out) · `[词|词]` maybe · `{slot}` · `{a|b}` either slot · `{slot?}` maybe
 *   `{slot!}` evident only · `{slot&}` never asked for · `{slot~}` dropped · `{slot>key}` into another argument · `{slot=kind}` read as that kind
 *   `+name=value` an argument the wording implies · leading `*` any order · leading `!` nothing around it
 */
export function form(spec: CommandSpec, line: string): Form {
  const set: Record<string, string> = {};
  const elements: Element[] = [];
  let [free, bare] = [false, false];
  for (const token of line.trim().split(/\s+/)) {
    if (token === '*') free = true;
    else if (token === '!') bare = true;
    else if (token.startsWith('+')) {
      const [name = '', value = ''] = token.slice(1).split('=');
      set[name] = value;
    } else elements.push(token.startsWith('{') ? slot(token) : words(token));
  }
  return { spec, free, bare, elements, set };
}

function slot(token: string): SlotElement {
  const marks = token.replace(/[^!~?&]/g, '');
  const body = token.replace(/[{}!~?&]/g, '');
  const [, names = '', into, as] = /^([^>=]+)(?:>(\w+))?(?:=(\w+))?$/.exec(body) ?? [];
  return {
    kind: 'slot',
    names: names.split('|'),
    optional: marks.includes('?'),
    evident: marks.includes('!'),
    dropped: marks.includes('~'),
    demanded: marks.includes('&'),
    ...(into !== undefined && { into }),
    ...(as !== undefined && { as }),
  };
}

function words(token: string): Words {
  const optional = token.startsWith('[');
  const list = (optional ? token.slice(1, -1) : token)
    .split('|')
    .flatMap(spelled)
    .map((w) => w.replaceAll('_', ' ').toLowerCase())
    .sort((a, b) => b.length - a.length);
  return { kind: 'words', words: [...new Set(list)], optional };
}

/** <分,移>到 → 分到, 移到. */
function spelled(word: string): string[] {
  const m = /^([^<]*)<([^>]*)>(.*)$/.exec(word);
  if (!m) return [word];
  const [, before = '', parts = '', after = ''] = m;
  return parts.split(',').flatMap((part) => spelled(after).map((rest) => before + part + rest));
}
