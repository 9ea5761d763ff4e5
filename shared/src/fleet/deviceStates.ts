import type { Words } from '../kernel';

/** domain.md §2 plus the presence words of fleet.md §3 that an operator sees. Free of zod: the mini-program ships it. */
export const DEVICE_STATES = [
  'pairing',
  'online',
  'stale',
  'offline',
  'abnormal',
  'missing',
  'draining',
  'maintenance',
  'quarantined',
  'unbound',
] as const;
export type DeviceState = (typeof DEVICE_STATES)[number];
export const DEVICE_STATE_NAMES: Record<DeviceState, string> = {
  pairing: '待确认',
  online: '在线',
  stale: '失联中',
  offline: '离线',
  abnormal: '异常',
  missing: '失踪',
  draining: '换线中',
  maintenance: '维护中',
  quarantined: '已隔离',
  unbound: '已解绑',
};

const DEVICE_STATE_NAMES_EN: Record<DeviceState, string> = {
  pairing: 'to confirm',
  online: 'online',
  stale: 'losing contact',
  offline: 'offline',
  abnormal: 'abnormal',
  missing: 'missing',
  draining: 'changing servers',
  maintenance: 'in maintenance',
  quarantined: 'quarantined',
  unbound: 'unbound',
};

export const deviceStateNames = (w: Words): Readonly<Record<DeviceState, string>> =>
  w(DEVICE_STATE_NAMES, DEVICE_STATE_NAMES_EN);

/** D-012, D-1042 */
export const isDeviceId = (text: string): boolean => /^D-\d{1,10}$/.test(text);
