import type { Vitals } from '@cunkebao/shared/fleet';
import type { Beat, Ctx } from '../../kernel';
import type { Device } from './device.entity';
import { devicesByIds, updateVitals, type Readings } from './deviceStore';

/** Writes what phones newly said of themselves; returns those about whom anything changed. Absence clears nothing. */
export async function noteVitals(ctx: Ctx, beats: readonly Beat[]): Promise<string[]> {
  const speaking = beats.filter((b) => Object.keys(b.vitals).length > 0);
  if (speaking.length === 0) return [];
  const devices = new Map(
    (
      await devicesByIds(
        ctx,
        speaking.map((b) => b.device),
      )
    ).map((d) => [d.id, d]),
  );
  const changed: string[] = [];
  for (const beat of speaking) {
    const device = devices.get(beat.device);
    const after = device && merged(device, beat.vitals);
    if (!device || !after || same(readingsOf(device), after)) continue;
    await updateVitals(ctx, device.id, after);
    changed.push(device.id);
  }
  return changed;
}

function readingsOf(d: Device): Readings {
  const { battery, network, freeMb, queueDepth, troubles, logins } = d;
  return { battery, charging: d.charging === 1, network, freeMb, queueDepth, troubles, logins };
}

function merged(device: Device, vitals: Vitals): Readings {
  const known = readingsOf(device);
  return {
    battery: vitals.battery ?? known.battery,
    charging: vitals.charging ?? known.charging,
    network: vitals.network ?? known.network,
    freeMb: vitals.freeMb ?? known.freeMb,
    queueDepth: vitals.queueDepth ?? known.queueDepth,
    troubles: vitals.troubles ?? known.troubles,
    logins: vitals.logins ? { ...known.logins, ...vitals.logins } : known.logins,
  };
}

/** JSON comes back from the database with its keys in another order. */
const same = (a: Readings, b: Readings): boolean => canonical(a) === canonical(b);
const canonical = (r: Readings): string =>
  JSON.stringify({ ...r, logins: r.logins && Object.entries(r.logins).sort(([x], [y]) => (x < y ? -1 : 1)) });
