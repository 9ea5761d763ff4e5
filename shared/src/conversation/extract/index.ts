import type { SlotSpec, SlotType } from '../spec';
import { audience } from './audience';
import { deviceSet, groupAt } from './deviceSet';
import { comparison, money, number } from './figures';
import { account, alert, campaign, content, device, ordinals, task } from './ids';
import { channel, groupName, newTag, pool, sop, tag } from './labels';
import { metric } from './metrics';
import { customer, lists, operator } from './names';
import type { Candidate, Extractor, Scan } from './scan';
import { code, text } from './text';
import { repeat, when } from './times';
import { choice, page, role } from './words';

export { exceptionAt } from './except';
export { scanOf, type Candidate, type Scan } from './scan';
export { METRICS } from './metrics';
export { looksLikeName } from './names';

const OF_TYPE: Record<SlotType, Extractor> = {
  device,
  deviceSet,
  account,
  customer,
  operator,
  tag,
  tags: tag,
  audience,
  pool,
  channel,
  sop,
  task,
  campaign,
  content,
  alert,
  when,
  repeat,
  number,
  comparison,
  money,
  metric,
  text,
  role,
  page,
  ordinals,
  choice,
};

/** Slots whose words are more special than their type. */
const OF_NAME: Record<string, Extractor> = {
  group: (s, i, slot) => {
    const g = groupAt(s, i);
    return g ? [g, ...groupName(s, i, slot)] : groupName(s, i, slot);
  },
  operators: (s, i, slot) =>
    operator(s, i, slot).map((c) => (Array.isArray(c.value) ? c : { ...c, value: [c.value] })),
  label: groupName,
  newTag,
  tagGroup: groupName,
  chat: groupName,
  code,
  customers: (s, i, slot) => lists(s, customer(s, i, slot), (k) => customer(s, k, slot), 'customers'),
};

/** The readings of one slot at one place, each asked for only once per message. */
export function readings(scan: Scan, i: number, name: string, slot: SlotSpec): readonly Candidate[] {
  const key = `${name}/${slot.type}/${slot.direction ?? ''}/${slot.choices ? Object.keys(slot.choices).join() : ''}/${i}`;
  const known = scan.memo.get(key);
  if (known) return known;
  const found = (OF_NAME[name] ?? OF_TYPE[slot.type])(scan, i, slot);
  scan.memo.set(key, found);
  return found;
}

/** Types that are recognised by their own shape; the others could be any words. */
export const CLOSED: ReadonlySet<SlotType> = new Set([
  'device',
  'deviceSet',
  'account',
  'task',
  'campaign',
  'content',
  'alert',
  'when',
  'repeat',
  'number',
  'comparison',
  'money',
  'metric',
  'role',
  'page',
  'ordinals',
  'choice',
]);
