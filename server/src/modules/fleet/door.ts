import { LOST_NAMES, lostDeadlines } from '@cunkebao/shared/fleet';
import type { Beat, Ctx, Fitness, PhoneDoor } from '../../kernel';
import { deviceBack, handedOver } from '../tasks';
import { admit } from './admit';
import type { Device } from './device.entity';
import { devicesByIds } from './deviceStore';
import { noteVitals } from './noteVitals';
import { pair } from './pair';
import {
  beginDraining,
  endDraining,
  drainingOf,
  markLost,
  upsertBeats,
  lockPresences,
} from './presenceStore';
import { restate } from './restate';

/** What the gateway asks about phones. It holds the sockets; every fact is decided and kept here. */
export const door: PhoneDoor = {
  pair,
  admit,
  fitness,
  opened,
  beats,
  drain: beginDraining,
  busy: handedOver,
  lost,
};

async function fitness(ctx: Ctx, deviceIds: readonly string[]): Promise<Map<string, Fitness>> {
  const devices = await devicesByIds(ctx, deviceIds);
  const draining = new Set(await drainingOf(ctx, deviceIds));
  return new Map(
    devices.map((d) => {
      const moving = draining.has(d.id) ? '正在换到另一台服务器' : null;
      return [d.id, { closed: closedBecause(d), moving, caps: d.caps }];
    }),
  );
}

function closedBecause(d: Device): string | null {
  if (d.unboundAt) return '已解绑';
  if (!d.confirmedAt) return '还没有确认绑定';
  if (d.quarantinedAt) return '已隔离';
  return d.maintenanceAt ? '停用维护中' : null;
}

/** The socket can take frames now: only from here on is the phone called online. */
async function opened(ctx: Ctx, device: { id: string; generation: number }, node: string): Promise<void> {
  await upsertBeats(ctx, node, [
    { device: device.id, generation: device.generation, at: ctx.now, vitals: {} },
  ]);
  await endDraining(ctx, device.id);
  await restate(ctx, [device.id]);
  await deviceBack(ctx, device.id);
}

/** The phones' rows are written in one statement; states are looked at again only where something changed. */
async function beats(ctx: Ctx, node: string, batch: readonly Beat[]): Promise<void> {
  const before = await lockPresences(
    ctx,
    batch.map((b) => b.device),
  );
  const current = new Map(before.map((p) => [p.deviceId, p]));
  const valid = batch.filter((b) => current.get(b.device)?.generation === b.generation);
  if (valid.length === 0) return;
  await upsertBeats(ctx, node, valid);
  const changed = await noteVitals(ctx, valid);
  const returned = valid.map((b) => b.device).filter((id) => current.get(id)?.reach !== 'online');
  await restate(ctx, [...new Set([...changed, ...returned])].sort());
}

async function lost(
  ctx: Ctx,
  device: { id: string; generation: number },
  by: 'closed' | 'silent',
): Promise<void> {
  const { offlineAt } = lostDeadlines(by, ctx.now);
  const cause = LOST_NAMES[by];
  if (await markLost(ctx, device, { cause, offlineAt, seen: by === 'closed' }))
    await restate(ctx, [device.id]);
}
