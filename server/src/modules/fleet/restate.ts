import { DEVICE_STATE_NAMES, stateOfDevice, type DeviceState } from '@cunkebao/shared/fleet';
import type { Ctx } from '../../kernel';
import type { Device } from './device.entity';
import { devicesByIds } from './deviceStore';
import type { Presence } from './presence.entity';
import { lockPresences } from './presenceStore';
import { storeEvent } from './storeEvent';

/**
 * Looks again at what is known about these phones and writes the state people see, where it changed. Every transition
 * is one stored event; looking twice changes nothing.
 */
export async function restate(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const presences = await lockPresences(ctx, ids);
  const devices = new Map((await devicesByIds(ctx, ids)).map((d) => [d.id, d]));
  for (const presence of presences) {
    const device = devices.get(presence.deviceId);
    if (device) await restateOne(ctx, device, presence);
  }
}

async function restateOne(ctx: Ctx, device: Device, presence: Presence): Promise<void> {
  const { state, cause } = stateOfDevice(factsOf(device, presence), ctx.now);
  if (state === presence.state && cause === presence.cause) return;
  const before = presence.state;
  presence.state = state;
  presence.cause = cause;
  if (state !== before) presence.since = ctx.now;
  await ctx.db.save(presence);
  if (state === before || isPassing(before, state)) return;
  ctx.log.info(
    { area: 'fleet', verb: 'restate', device: device.id, from: before, to: state },
    'device state',
  );
  await storeEvent(ctx, device.id, {
    ref: ctx.newId(),
    kind: `device.${state}`,
    at: ctx.now,
    text: `${DEVICE_STATE_NAMES[state]}：${cause}`,
    data: { from: before, to: state, cause },
  });
}

/** That its server is updated is no news of the phone: a deploy must not write a line for each of ten thousand. */
const isPassing = (before: DeviceState, after: DeviceState): boolean =>
  (before === 'online' && after === 'draining') || (before === 'draining' && after === 'online');

function factsOf(device: Device, presence: Presence) {
  return {
    confirmed: device.confirmedAt !== null,
    unbound: device.unboundAt !== null,
    maintenance: device.maintenanceAt !== null,
    quarantined: device.quarantinedAt !== null,
    draining: presence.drainingAt !== null,
    reach: presence.reach,
    reachSince: presence.reachSince,
    reachCause: presence.reachCause,
    battery: device.battery,
    charging: device.charging === 1,
    freeMb: device.freeMb,
    troubles: device.troubles ?? [],
  };
}
