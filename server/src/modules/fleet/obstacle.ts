import { canDo, type ActionKind } from '@cunkebao/shared/fleet';
import type { Words } from '@cunkebao/shared/kernel';
import { kindNames } from './actionNames';
import type { DeviceRecord } from './deviceStore';

/** Why this device cannot be given such an action, in words; null = it can, now or when it is back. */
export function obstacle(d: DeviceRecord, kind: ActionKind, w: Words): string | null {
  if (d.unboundAt) return w('已解绑', 'unbound');
  if (!d.confirmedAt) return w('还没有确认绑定', 'not confirmed yet');
  if (d.quarantinedAt) return w('已隔离', 'quarantined');
  if (d.maintenanceAt) return w('维护中', 'in maintenance');
  return canDo(d.caps, kind)
    ? null
    : w(`应用版本不支持${kindNames(w)[kind]}`, `its app does not know "${kindNames(w)[kind]}"`);
}
