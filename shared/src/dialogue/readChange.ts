import type { CommandSpec, ParseContext, SlotSpec, SlotType } from '../conversation';
import { correctionOf, readAnswer } from './readAnswer';

/** How people call what stands in a slot. */
const CALLED: Partial<Record<SlotType, string>> = {
  device: '设备|手机|device',
  deviceSet: '设备|手机|devices?',
  account: '账号|微信号|号|account',
  customer: '客户|customer',
  operator: '同事|人|接收人|operator',
  tag: '标签|tag',
  audience: '人群|客户|对象|范围|发给谁|audience',
  pool: '流量池|池|pool',
  channel: '渠道|channel',
  sop: 'sop|流程',
  task: '任务|task',
  campaign: '群发|campaign',
  content: '素材|内容|content',
  when: '时间|日期|什么时候|time|when',
  number: '数量|人数|数字|目标|number',
  comparison: '条件|condition',
  money: '金额|钱|amount',
  metric: '指标|metric',
  text: '内容|文案|文字|text|name',
  role: '岗位|角色|role',
};
const BY_NAME: Record<string, string> = {
  accountKind: '号的种类|账号类型|种类|account kind',
  scope: '动作|范围|scope',
  group: '分组|组|group',
  mode: '方式|mode',
  operators: '同事|人|operators',
  customers: '客户|customers',
};
const TO = '(?:改成|改为|换成|换到|改到|改|换|是|=|:|：| to )';

/** What a change of a previewed command means: new values, or the slot to be asked for; null when it is neither. */
type Change = { filled: Record<string, unknown> } | { asking: string } | null;

/**
 * `账号改成 A-0003`, `时间`, or a value alone, which goes where it fits: the slots that were filled first, words of
 * any kind only where they are called by name.
 */
export function readChange(
  spec: CommandSpec,
  args: Record<string, unknown>,
  words: string,
  context: ParseContext,
): Change {
  const said = (correctionOf(words) ?? words).trim();
  for (const [name, slot] of slotsOf(spec, args)) {
    const value = afterName(name, slot, said);
    if (value === '') return { asking: name };
    const filled = value === null ? null : readAnswer(spec, name, value, context);
    if (filled) return { filled: only(spec, name, filled) };
  }
  for (const [name, slot] of slotsOf(spec, args)) {
    const filled = slot.type === 'text' ? null : readAnswer(spec, name, said, context);
    if (filled) return { filled: only(spec, name, filled) };
  }
  return null;
}

/** The arguments with this change: a slot and its alternative are one place. */
export function changed(
  spec: CommandSpec,
  args: Record<string, unknown>,
  filled: Record<string, unknown>,
): Record<string, unknown> {
  const gone = new Set(Object.keys(filled).flatMap((name) => placesOf(spec, name)));
  return { ...Object.fromEntries(Object.entries(args).filter(([name]) => !gone.has(name))), ...filled };
}

/** The words people may call each slot by, the first of each: what 修改 offers. */
export const changeable = (spec: CommandSpec, args: Record<string, unknown>): string[] => [
  ...new Set(
    slotsOf(spec, args).flatMap(([name, slot]) => (callsOf(name, slot)[0] ?? '').split('|')[0] || []),
  ),
];

const callsOf = (name: string, slot: SlotSpec): string[] => {
  const calls = BY_NAME[name] ?? CALLED[slot.type];
  return calls === undefined ? [] : calls.split('|');
};

/** What follows the slot's name: '' when nothing does, null when it is not called by name. */
function afterName(name: string, slot: SlotSpec, said: string): string | null {
  const calls = callsOf(name, slot);
  if (calls.length === 0) return null;
  const m = new RegExp(`^(?:把|将)?(?:${calls.join('|')})\\s*(?:${TO}\\s*(.+))?$`, 'iu').exec(said);
  return m ? (m[1] ?? '').trim() : null;
}

const slotsOf = (spec: CommandSpec, args: Record<string, unknown>): [string, SlotSpec][] =>
  Object.entries(spec.slots).sort(([a], [b]) => Number(b in args) - Number(a in args));

function placesOf(spec: CommandSpec, name: string): string[] {
  const or = spec.slots[name]?.or;
  const back = Object.keys(spec.slots).filter((n) => spec.slots[n]?.or === name);
  return [name, ...(or === undefined ? [] : [or]), ...back];
}

/** What else an answer seems to bring never replaces what stands there. */
const only = (spec: CommandSpec, name: string, filled: Record<string, unknown>): Record<string, unknown> => {
  const places = placesOf(spec, name);
  const wanted = Object.entries(filled).filter(([n]) => places.includes(n));
  return wanted.length > 0 ? Object.fromEntries(wanted) : filled;
};
