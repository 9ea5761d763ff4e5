import { DEVICE_STATE_NAMES, type DeviceState } from '@cunkebao/shared/fleet';
import { spanText } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import type { DeviceRecord } from './deviceStore';

const SIGNS: Record<DeviceState, string> = {
  online: '🟢',
  stale: '🟡',
  offline: '🔴',
  abnormal: '⚠️',
  maintenance: '🔧',
  pairing: '⏳',
  unbound: '⚪',
};

export const nameOf = (d: { id: string; name: string }): string => `${d.id} ${d.name}`;

/** 🟢 在线 3 小时 */
export function stateText(ctx: Ctx, d: DeviceRecord): string {
  const { state, since } = d.presence;
  const span = spanText(ctx.now.getTime() - since.getTime());
  return `${SIGNS[state]} ${DEVICE_STATE_NAMES[state]} ${span}`;
}

export function batteryText(d: { battery: number | null; charging: number }): string | null {
  return d.battery === null ? null : `电量 ${d.battery}%${d.charging === 1 ? ' 充电中' : ''}`;
}

/** One row of a list: what it is called, how it is, and why when it is not well. */
export function rowText(ctx: Ctx, d: DeviceRecord): string {
  const why = d.presence.state === 'online' ? batteryText(d) : d.presence.cause;
  return [nameOf(d), stateText(ctx, d), ...(why ? [why] : [])].join(' · ');
}
