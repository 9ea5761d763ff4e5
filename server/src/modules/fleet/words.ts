import { causeText, deviceStateNames, type DeviceState } from '@cunkebao/shared/fleet';
import { spanText, type Words } from '@cunkebao/shared/kernel';
import { wordsIn, type Ctx } from '../../kernel';
import type { DeviceRecord } from './deviceStore';

const SIGNS: Record<DeviceState, string> = {
  online: '🟢',
  stale: '🟡',
  offline: '🔴',
  abnormal: '⚠️',
  missing: '❔',
  draining: '🔄',
  maintenance: '🔧',
  quarantined: '🚫',
  pairing: '⏳',
  unbound: '⚪',
};

export const nameOf = (d: { id: string; name: string }): string => `${d.id} ${d.name}`;

/** 🟢 在线 3 小时 */
export function stateText(ctx: Ctx, d: DeviceRecord): string {
  const { state, since } = d.presence;
  const w = wordsIn(ctx);
  const span = spanText(ctx.now.getTime() - since.getTime(), w);
  return `${SIGNS[state]} ${deviceStateNames(w)[state]} ${span}`;
}

export function batteryText(d: { battery: number | null; charging: number }, w: Words): string | null {
  if (d.battery === null) return null;
  return w('电量', 'battery') + ` ${d.battery}%` + (d.charging === 1 ? w(' 充电中', ' charging') : '');
}

/** D-012, or 3 台设备. */
export const devicesText = (ids: readonly string[], w: Words): string =>
  ids.length === 1 ? (ids[0] ?? '') : w(`${ids.length} 台设备`, `${ids.length} devices`);

export const idList = (ids: readonly string[], w: Words): string => ids.join(w('、', ', '));

/** One row of a list: what it is called, how it is, and why when it is not well. */
export function rowText(ctx: Ctx, d: DeviceRecord): string {
  const w = wordsIn(ctx);
  const why = d.presence.state === 'online' ? batteryText(d, w) : causeText(d.presence.cause, w);
  return [nameOf(d), stateText(ctx, d), ...(why ? [why] : [])].join(' · ');
}
