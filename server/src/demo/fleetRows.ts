import { after, type Calendar, type Dice, MINUTE, someMoment } from '@cunkebao/shared/demo';
import { LOST_NAMES, LOW_BATTERY, stateOfDevice } from '@cunkebao/shared/fleet';
import type { Ctx } from '../kernel';
import { ACCOUNTS } from './accounts';
import { insertRows } from './insertRows';
import type { KeyedPhone } from './phoneKeys';
import { GROUPS, PHONES } from './phones';

/** Groups, phones, where they are and what happened to them. */
export async function insertFleet(
  ctx: Ctx,
  dice: Dice,
  calendar: Calendar,
  keys: readonly KeyedPhone[],
): Promise<void> {
  const paired = calendar.at(75, 10);
  await insertRows(
    ctx,
    'device_groups',
    'name, created_at',
    GROUPS.map((name) => [name, paired]),
  );
  await insertRows(
    ctx,
    'devices',
    DEVICE,
    keys.map((k, i) => deviceRow(k, after(paired, i * 7 * MINUTE))),
  );
  await insertRows(
    ctx,
    'device_presence',
    PRESENCE,
    PHONES.map((p) => presenceRow(p, calendar)),
  );
  await insertRows(ctx, 'device_events', EVENT, historyRows(dice, calendar));
}

const DEVICE = `id, name, install, public_key, model, os, app, imei_tail, group_name, operator, paired_by,
  paired_at, confirmed_at, battery, charging, network, free_mb, queue_depth, troubles, logins,
  created_at`;

function deviceRow({ entry, publicKey }: KeyedPhone, pairedAt: Date): unknown[] {
  const { device, name, install, model, os, imeiTail, battery, charging, freeMb } = entry;
  const { app, group, operator } = PHONES.find((p) => p.device === device) ?? {};
  const logins = Object.fromEntries(entry.accounts.map((a) => [a.id, true]));
  return [
    ...[device, name, install, publicKey, model, os, app, imeiTail, group, operator, 'zhaoqi'],
    ...[pairedAt, after(pairedAt, MINUTE), battery, charging ? 1 : 0, 'wifi', freeMb, 0, '[]'],
    ...[JSON.stringify(logins), pairedAt],
  ];
}

const PRESENCE = 'device_id, reach, reach_since, reach_cause, state, cause, since, generation, last_beat_at';

/**
 * Nobody is online before he has said hello: a phone that is well is offline until it connects, which it does within
 * seconds of the start. Those that are off have been so for a while.
 */
function presenceRow(phone: (typeof PHONES)[number], { now }: Calendar): unknown[] {
  const off = phone.offMinutes !== undefined;
  const reachSince = after(now, -(phone.offMinutes ?? 0) * MINUTE);
  const reachCause = off ? LOST_NAMES.silent : '等待连接';
  const known = {
    confirmed: true,
    unbound: false,
    maintenance: false,
    quarantined: false,
    draining: false,
    troubles: [],
    reach: 'offline' as const,
  };
  const { state, cause } = stateOfDevice({ ...phone, ...known, reachSince, reachCause }, now);
  const lastBeat = off ? after(reachSince, -1.5 * MINUTE) : null;
  return [phone.device, 'offline', reachSince, reachCause, state, cause, reachSince, off ? 1 : 0, lastBeat];
}

const EVENT = 'device_id, ref, kind, at, account_id, text, data, stored_at';

/** A fortnight of ups and downs; a phone that is off ends with going down. */
function historyRows(dice: Dice, calendar: Calendar): unknown[][] {
  const rows: unknown[][] = [];
  for (const phone of PHONES) {
    const account = ACCOUNTS.find((a) => a.device === phone.device)?.id ?? null;
    const add = (kind: string, at: Date, text: string): void => {
      if (at <= calendar.now)
        rows.push([phone.device, `demo-${rows.length}`, kind, at, account, text, null, at]);
    };
    const gone = `离线：${LOST_NAMES.silent}`;
    for (let ago = 13; ago >= 1; ago--) {
      if (!dice.chance(0.3)) continue;
      const lost = someMoment(dice, calendar, ago);
      add('device.offline', lost, gone);
      add('device.online', after(lost, dice.int(2, 70) * MINUTE), '在线：心跳正常');
    }
    if (phone.battery < LOW_BATTERY)
      add('device.abnormal', after(calendar.now, -52 * MINUTE), `异常：电量 ${phone.battery}% 未充电`);
    if (phone.offMinutes) add('device.offline', after(calendar.now, -phone.offMinutes * MINUTE), gone);
  }
  return rows;
}
