import type { DeviceState } from './deviceStates';

/** Everything that decides which state a device is shown in. */
export interface DeviceFacts {
  confirmed: boolean;
  unbound: boolean;
  maintenance: boolean;
  /** two phones fought for its identity: nobody connects until a person has looked */
  quarantined: boolean;
  /** the server that holds it is about to stop: connected, and given nothing new */
  draining: boolean;
  /** can it be reached, and since when */
  reach: 'online' | 'stale' | 'offline';
  reachSince: Date;
  /** how it was lost: 心跳中断, 连接断开… */
  reachCause: string;
  battery: number | null;
  charging: boolean;
  freeMb: number | null;
  troubles: readonly string[];
}

export const LOW_BATTERY = 15;
export const LOW_STORAGE_MB = 500;
export const ABNORMAL_OFFLINE_HOURS = 24;
export const MISSING_OFFLINE_DAYS = 7;

const TROUBLE_NAMES: Record<string, string> = {
  missingPermission: '缺少系统权限',
  riskDialog: '出现风险提示框',
};

/**
 * The one state of a device and its cause (domain.md §2, fleet.md §3). What was decided comes first (unbound, not yet
 * confirmed, quarantined, maintenance), then what needs a person, then whether it can be reached. A phone that cannot be reached is not called
 * abnormal for an old reading: absence is its news, the reading stays in the cause.
 */
export function stateOfDevice(facts: DeviceFacts, now: Date): { state: DeviceState; cause: string } {
  if (facts.unbound) return { state: 'unbound', cause: '密钥已吊销' };
  if (!facts.confirmed) return { state: 'pairing', cause: '等待操作员确认' };
  if (facts.quarantined) return { state: 'quarantined', cause: '两台手机在争用同一身份' };
  if (facts.maintenance) return { state: 'maintenance', cause: '停用维护中' };
  const readings = readingsOf(facts);
  if (facts.reach === 'online') return connected(facts.draining, readings);
  const cause = [facts.reachCause || '心跳中断', ...readings].join('、');
  if (facts.reach === 'stale') return { state: 'stale', cause };
  const hours = (now.getTime() - facts.reachSince.getTime()) / 3_600_000;
  if (hours >= MISSING_OFFLINE_DAYS * 24)
    return { state: 'missing', cause: [`离线超过 ${MISSING_OFFLINE_DAYS} 天`, ...readings].join('、') };
  return hours >= ABNORMAL_OFFLINE_HOURS
    ? { state: 'abnormal', cause: [`离线超过 ${ABNORMAL_OFFLINE_HOURS} 小时`, ...readings].join('、') }
    : { state: 'offline', cause };
}

function connected(draining: boolean, readings: readonly string[]): { state: DeviceState; cause: string } {
  if (draining) return { state: 'draining', cause: ['服务器更新', ...readings].join('、') };
  return readings.length > 0
    ? { state: 'abnormal', cause: readings.join('、') }
    : { state: 'online', cause: '心跳正常' };
}

function readingsOf(facts: DeviceFacts): string[] {
  const found: string[] = [];
  if (facts.battery !== null && facts.battery < LOW_BATTERY && !facts.charging)
    found.push(`电量 ${facts.battery}% 未充电`);
  if (facts.freeMb !== null && facts.freeMb < LOW_STORAGE_MB) found.push(`存储只剩 ${facts.freeMb} MB`);
  for (const t of facts.troubles) found.push(TROUBLE_NAMES[t] ?? t);
  return found;
}
