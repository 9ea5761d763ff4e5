import type { DeviceDetail, DeviceRow } from '@cunkebao/shared/fleet';
import { actionStateNames, actionText } from '@cunkebao/shared/tasks';
import { wordsOf, type Words } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { accountsOnDevices } from '../accounts';
import { actionsOnDevice, factsOfAction } from '../tasks';
import { kindNames } from './actionNames';
import { findDevice } from './chooseDevices';
import type { DeviceRecord } from './deviceStore';
import { ownEventsOf } from './eventStore';
import { eventText } from './eventText';

type OnIt = Awaited<ReturnType<typeof accountsOnDevices>>;

export const EVENTS = 20;
const ACTIONS = 10;

/** Everything about one device: the same for the chat and the mini-program, which is Chinese. */
export async function deviceDetail(ctx: Ctx, said: string, w: Words = wordsOf('zh')): Promise<DeviceDetail> {
  const device = await findDevice(ctx, said);
  const events = await ownEventsOf(ctx, device.id, EVENTS);
  const actions = await actionsOnDevice(ctx, device.id, ACTIONS);
  return {
    ...rowOf(device, await accountsOnDevices(ctx, [device.id])),
    model: device.model,
    os: device.os,
    app: device.app,
    imeiTail: device.imeiTail,
    freeMb: device.freeMb,
    pairedAt: device.pairedAt?.toISOString() ?? null,
    events: events.map((e) => ({ at: e.at.toISOString(), kind: e.kind, text: eventText(e, w) })),
    actions: actions.map((a) => ({
      task: a.taskId,
      kind: kindNames(w)[a.kind],
      state: actionStateNames(w)[a.state],
      text: actionText(factsOfAction(a), ctx.now, ctx.tz, w),
      at: (a.settledAt ?? a.sentAt ?? a.createdAt).toISOString(),
    })),
  };
}

export function rowOf(d: DeviceRecord, accounts: OnIt): DeviceRow {
  return {
    id: d.id,
    name: d.name,
    state: d.presence.state,
    cause: d.presence.cause,
    since: d.presence.since.toISOString(),
    battery: d.battery,
    charging: d.charging === 1,
    network: d.network,
    group: d.group,
    operator: d.operator,
    account: accounts.get(d.id) ?? null,
    lastSeenAt: d.presence.lastBeatAt?.toISOString() ?? null,
  };
}
