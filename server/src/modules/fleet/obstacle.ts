import { canDo, type ActionKind } from '@cunkebao/shared/fleet';
import type { DeviceRecord } from './deviceStore';

/** Why this device cannot be given such an action, in words; null = it can, now or when it is back. */
export function obstacle(d: DeviceRecord, kind: ActionKind, name: string): string | null {
  if (d.unboundAt) return '已解绑';
  if (!d.confirmedAt) return '还没有确认绑定';
  if (d.maintenanceAt) return '维护中';
  return canDo(d.caps, kind) ? null : `应用版本不支持${name}`;
}
