import { deviceList, deviceRename, deviceRestart } from '@cunkebao/shared/conversation';
import { command, Fault, type Module } from '../../kernel';

/** What tests turn and look at. */
export interface MadeUp {
  module: Module;
  restarted: string[];
  online: string[];
  broken: boolean;
}

/** A small company of devices, made up so that the conversation is tried without any other area. */
export function madeUpDevices(): MadeUp {
  const state: MadeUp = { module: { name: 'madeUp' }, restarted: [], online: ['D-001'], broken: false };
  state.module = {
    name: 'madeUp',
    commands: [
      command<{ deviceSet?: unknown }>(deviceList, {
        run: () =>
          Promise.resolve({
            headline: '设备 20 台',
            list: {
              of: 'device',
              rows: Array.from({ length: 20 }, (_, i) => ({
                id: `D-${String(i + 1).padStart(3, '0')}`,
                text: `D-${String(i + 1).padStart(3, '0')} 在线`,
              })),
            },
          }),
      }),
      command<{ device?: string }>(deviceRestart, {
        plan: (_ctx, { device }) => {
          if (device === 'D-404') throw new Fault('notFound', '没有 D-404，是不是 D-004？');
          return Promise.resolve({
            headline: `重启 ${device ?? '离线设备'}`,
            lines: ['预计 1 分钟'],
            targets: state.online.map((id) => ({ id, text: `${id} 前台` })),
            excluded: [],
            reversible: false,
            effect: { ids: state.online },
          });
        },
        run: (_ctx, { device }) => {
          if (state.broken) throw new Error('boom');
          state.restarted.push(device ?? 'all');
          return Promise.resolve({ headline: '已受理 T-1', task: { id: 'T-1' } });
        },
      }),
      command<{ device: string; text: string }>(deviceRename, {
        run: (_ctx, { device, text }) =>
          Promise.resolve({
            headline: `${device} 现在叫 ${text}`,
            receipt: { summary: `${device} 改名`, data: { device } },
          }),
        undo: (_ctx, receipt) => Promise.resolve({ headline: `${String(receipt.data['device'])} 恢复原名` }),
      }),
    ],
  };
  return state;
}
