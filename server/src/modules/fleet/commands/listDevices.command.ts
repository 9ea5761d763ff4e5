import { deviceList } from '@cunkebao/shared/conversation';
import { DEVICE_STATE_NAMES, DEVICE_STATES } from '@cunkebao/shared/fleet';
import { z } from 'zod';
import { command, Fault, type Button, type Ctx } from '../../../kernel';
import { peopleInScope } from '../../operators';
import { comparison, deviceSet, filterOf } from '../chooseDevices';
import { countByState, selectDevices } from '../deviceStore';
import { rowText } from '../words';

const input = z.object({ deviceSet: deviceSet.optional(), comparison: comparison.optional() });
type Input = z.infer<typeof input>;

const MOST = 5000;

export const listDevices = command<Input>(deviceList, {
  async run(ctx, args) {
    const asked = input.parse(args);
    const operators = await peopleInScope(ctx);
    const filter = { operators, ...filterOf(asked.deviceSet), battery: batteryOf(asked) };
    const { rows, total } = await selectDevices(ctx, filter, { offset: 0, limit: MOST });
    const counts = await countByState(ctx, operators);
    const all = Object.entries(counts).reduce((sum, [s, n]) => (s === 'unbound' ? sum : sum + n), 0);
    if (all === 0)
      return { headline: '还没有设备', buttons: [{ text: '添加设备', say: '添加设备', style: 'primary' }] };
    if (rows.length === 0)
      return {
        headline: `没有${title(asked)}，共 ${all} 台设备`,
        buttons: [{ text: '全部设备', say: '设备' }],
      };
    const filtered = asked.deviceSet !== undefined || asked.comparison !== undefined;
    return {
      headline: filtered ? `${title(asked)} ${total} 台（共 ${all} 台）` : summary(all, counts),
      list: { of: 'device', rows: rows.map((d) => ({ id: d.id, text: rowText(ctx, d) })) },
      buttons: buttonsFor(ctx, asked, counts),
    };
  },
});

function batteryOf(asked: Input) {
  const c = asked.comparison;
  if (c && c.field !== 'battery')
    throw new Fault('invalid', '设备可以按电量筛选，例如「电量低于20的设备」', { field: 'comparison' });
  return c;
}

const OPS = { '<': '低于', '<=': '不高于', '>': '高于', '>=': '不低于', '=': '等于', between: '' };

function title({ deviceSet: set, comparison: c }: Input): string {
  const battery = c
    ? `电量${c.op === 'between' ? ` ${c.value}–${c.max ?? c.value}%` : `${OPS[c.op]} ${c.value}%`} 的`
    : '';
  return `${battery}${set?.group ?? ''}${set?.status ? DEVICE_STATE_NAMES[set.status] : ''}设备`;
}

/** 设备 12 台：在线 9 · 离线 2 · 异常 1 */
function summary(all: number, counts: Record<string, number>): string {
  const parts = DEVICE_STATES.filter((s) => s !== 'unbound' && (counts[s] ?? 0) > 0).map(
    (s) => `${DEVICE_STATE_NAMES[s]} ${counts[s] ?? 0}`,
  );
  return `设备 ${all} 台：${parts.join(' · ')}`;
}

function buttonsFor(_ctx: Ctx, asked: Input, counts: Record<string, number>): Button[] {
  const status = asked.deviceSet?.status;
  const group = asked.deviceSet?.group ?? '';
  if (status === 'offline') return [{ text: '重启这些', say: `重启所有${group}离线设备`, style: 'danger' }];
  if (status) return [{ text: '全部设备', say: '设备' }];
  const offered: Button[] = [];
  if ((counts['offline'] ?? 0) > 0) offered.push({ text: '离线设备', say: '离线设备' });
  if ((counts['abnormal'] ?? 0) > 0) offered.push({ text: '异常设备', say: '异常设备' });
  return [...offered, { text: '添加设备', say: '添加设备' }];
}
