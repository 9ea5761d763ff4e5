import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { Ctx } from '../../kernel';
import type { Device } from './device.entity';
import { insertDevice, updateDevice } from './deviceStore';
import { insertPresence } from './presenceStore';
import { restate } from './restate';
import { storeEvent } from './storeEvent';

/** A paired and confirmed phone that has never connected, and the key it holds. */
export async function aDevice(
  ctx: Ctx,
  more: Partial<Pick<Device, 'id' | 'name' | 'group' | 'operator' | 'confirmedAt' | 'maintenanceAt'>> = {},
): Promise<{ id: string; install: string; key: KeyObject }> {
  const id = more.id ?? 'D-001';
  const keys = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const install = `install-${id}`;
  await insertDevice(ctx, {
    id,
    install,
    name: more.name ?? `手机 ${id}`,
    publicKey: keys.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    model: 'Redmi Note 13',
    os: 'Android 14',
    app: '1.0.0',
    imeiTail: id.replace(/\D/g, '').padStart(4, '0').slice(-4),
    operator: more.operator ?? null,
    pairedBy: null,
  });
  await updateDevice(ctx, id, {
    confirmedAt: more.confirmedAt === undefined ? ctx.now : more.confirmedAt,
    group: more.group ?? null,
    maintenanceAt: more.maintenanceAt ?? null,
  });
  await insertPresence(ctx, id);
  await restate(ctx, [id]);
  return { id, install, key: keys.privateKey };
}

/** Something a phone reports; told to whoever listens. */
export const storeEventFrom = storeEvent;
