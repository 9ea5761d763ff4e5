import { deviceList } from '@cunkebao/shared/conversation';
import { DEVICE_STATES, deviceStateNames } from '@cunkebao/shared/fleet';
import type { Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, wordsIn, type Button } from '../../../kernel';
import { peopleInScope } from '../../operators';
import { comparison, deviceSet, filterOf, sparedBy } from '../chooseDevices';
import { countByState, selectDevices } from '../deviceStore';
import { idList, rowText } from '../words';

const input = z.object({ deviceSet: deviceSet.optional(), comparison: comparison.optional() });
type Input = z.infer<typeof input>;

const MOST = 5000;

export const listDevices = command<Input>(deviceList, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const asked = input.parse(args);
    const operators = await peopleInScope(ctx);
    const filter = { operators, ...filterOf(asked.deviceSet), battery: batteryOf(asked, w) };
    const { rows, total } = await selectDevices(ctx, filter, { offset: 0, limit: MOST });
    const counts = await countByState(ctx, operators);
    const all = Object.entries(counts).reduce((sum, [s, n]) => (s === 'unbound' ? sum : sum + n), 0);
    if (all === 0)
      return {
        headline: w('还没有设备', 'No devices yet'),
        buttons: [{ text: w('添加设备', 'Add device'), say: '添加设备', style: 'primary' }],
      };
    const what = title(asked, await sparedBy(ctx, asked.deviceSet), w);
    if (rows.length === 0)
      return {
        headline: w(`没有${what}，共 ${all} 台设备`, `No ${what}; devices in all: ${all}`),
        buttons: [{ text: w('全部设备', 'All'), say: '设备' }],
      };
    const filtered = asked.deviceSet !== undefined || asked.comparison !== undefined;
    return {
      headline: filtered
        ? w(`${what} ${total} 台（共 ${all} 台）`, `${total} of ${all}: ${what}`)
        : summary(all, counts, w),
      list: { of: 'device', rows: rows.map((d) => ({ id: d.id, text: rowText(ctx, d) })) },
      buttons: buttonsFor(asked, counts, w),
    };
  },
});

function batteryOf(asked: Input, w: Words) {
  const c = asked.comparison;
  if (c && c.field !== 'battery')
    throw new Fault(
      'invalid',
      w('设备可以按电量筛选，例如「电量低于20的设备」', 'Devices can be chosen by battery'),
      { field: 'comparison' },
    );
  return c;
}

const OPS = { '<': '低于', '<=': '不高于', '>': '高于', '>=': '不低于', '=': '等于', between: '' };

function title({ deviceSet: set, comparison: c }: Input, spared: string[], w: Words): string {
  const group = set?.group ?? '';
  const state = set?.status ? deviceStateNames(w)[set.status] : '';
  const but = spared.length > 0 ? w(`除 ${idList(spared, w)} 外的`, `except ${idList(spared, w)}`) : '';
  const english = [state, 'devices', group && `in ${group}`, batteryTitle(c, w), but];
  return w(
    `${but}${batteryTitle(c, w)}${group}${state}设备`,
    english.filter((part) => part !== '').join(' '),
  );
}

function batteryTitle(c: Input['comparison'], w: Words): string {
  if (!c) return '';
  if (c.op !== 'between') return w(`电量${OPS[c.op]} ${c.value}% 的`, `with battery ${c.op} ${c.value}%`);
  const range = `${c.value}–${c.max ?? c.value}%`;
  return w(`电量 ${range} 的`, `with battery ${range}`);
}

/** 设备 12 台：在线 9 · 离线 2 · 异常 1 */
function summary(all: number, counts: Record<string, number>, w: Words): string {
  const parts = DEVICE_STATES.filter((s) => s !== 'unbound' && (counts[s] ?? 0) > 0).map(
    (s) => `${deviceStateNames(w)[s]} ${counts[s] ?? 0}`,
  );
  return w(`设备 ${all} 台：`, `${all} devices: `) + parts.join(' · ');
}

const butFor = ({ deviceSet: set }: Input): string =>
  set?.except?.length ? `除了${set.except.join('、')}` : '';

function buttonsFor(asked: Input, counts: Record<string, number>, w: Words): Button[] {
  const status = asked.deviceSet?.status;
  const group = asked.deviceSet?.group ?? '';
  if (status === 'offline')
    return [
      { text: w('重启这些', 'Restart'), say: `重启所有${group}离线设备${butFor(asked)}`, style: 'danger' },
    ];
  if (status) return [{ text: w('全部设备', 'All'), say: '设备' }];
  const offered: Button[] = [];
  if ((counts['offline'] ?? 0) > 0) offered.push({ text: w('离线设备', 'Offline'), say: '离线设备' });
  if ((counts['abnormal'] ?? 0) > 0) offered.push({ text: w('异常设备', 'Abnormal'), say: '异常设备' });
  return [...offered, { text: w('添加设备', 'Add device'), say: '添加设备' }];
}
