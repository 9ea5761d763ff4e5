import { catalogue } from '../catalogue';
import { CLOSED } from '../extract';
import type { CommandSpec } from '../spec';
import { form, type Form } from './form';
import { devices } from './devices';
import { accounts } from './accounts';
import { acquisition } from './acquisition';
import { customers } from './customers';
import { data } from './data';
import { everyday } from './everyday';
import { operations } from './operations';
import { reach } from './reach';
import { tasks } from './tasks';

const LINES: Record<string, readonly string[]> = {
  ...everyday,
  ...devices,
  ...accounts,
  ...tasks,
  ...customers,
  ...reach,
  ...acquisition,
  ...data,
  ...operations,
};

/** Names and aliases with the slots that are known by their shape, in any order; open words follow the name. */
function ownForm(spec: CommandSpec): Form[] {
  const names = [...spec.names, ...spec.aliases].map((n) => n.replaceAll(' ', '_')).join('|');
  const slots = Object.entries(spec.slots);
  const linked = new Set(slots.map(([, s]) => s.or));
  const closed = slots
    .filter(([n, s]) => CLOSED.has(s.type) && !linked.has(n))
    .map(([n, s]) => (s.or === undefined ? `{${n}?}` : `{${n}|${s.or}?}`));
  const open = slots.filter(([, s]) => !CLOSED.has(s.type) && !s.optional).map(([n]) => `{${n}}`);
  if (open.length === 0) return [form(spec, `* ${names} ${closed.join(' ')}`)];
  return [form(spec, `${names} ${open.join(' ')} ${closed.join(' ')}`)];
}

/** Every way to say every command. */
export const grammar: readonly Form[] = catalogue.flatMap((spec) => {
  const lines = LINES[spec.id] ?? [];
  const own = lines.includes('-') ? [] : ownForm(spec);
  return [...own, ...lines.filter((l) => l !== '-').map((l) => form(spec, l))];
});
