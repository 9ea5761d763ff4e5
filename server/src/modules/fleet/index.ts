import { userids, type Module } from '../../kernel';
import { actionSettled, type SettledAction } from '../tasks';
import { assignDevices } from './commands/assignDevices.command';
import { confirmDevice } from './commands/confirmDevice.command';
import { groupDevices } from './commands/groupDevices.command';
import { listDevices } from './commands/listDevices.command';
import { maintainDevices } from './commands/maintainDevices.command';
import { pairDevice } from './commands/pairDevice.command';
import { renameDevice } from './commands/renameDevice.command';
import { restartDevices } from './commands/restartDevices.command';
import { showDevice } from './commands/showDevice.command';
import { showLog } from './commands/showLog.command';
import { takeScreenshot } from './commands/takeScreenshot.command';
import { unbindDevices } from './commands/unbindDevices.command';
import { Device } from './device.entity';
import { DeviceEvent } from './deviceEvent.entity';
import { groupNames, idsAndNames } from './deviceStore';
import { door } from './door';
import { askNewKey } from './jobs/askNewKey.delivery';
import { dropSocket } from './jobs/dropSocket.delivery';
import { findOrphans } from './jobs/findOrphans.delivery';
import { noteActionHealth, noteEventHealth } from './jobs/noteHealth.job';
import { sendScreenshot } from './jobs/sendScreenshot.job';
import { sweep } from './jobs/sweep.job';
import { Presence } from './presence.entity';
import { reports } from './reports';
import { routes } from './routes';
import { screenshotImage } from './screenshotImage';
import { deviceEventStored } from './storeEvent';

export { eventById as deviceEventOf } from './eventStore';
export { catchingUp } from './catchingUp';
export { deviceEventStored };
export { namesOfDevices } from './deviceStore';
export { reachOfAll } from './reachOfAll';
export { quarantinedDevices, watchedDevices, type DeviceWatch } from './watchedDevices';

export const fleet: Module = {
  name: 'fleet',
  people: [...userids('devices', 'operator', 'paired_by'), ...userids('pairing_tickets', 'created_by')],
  entities: [Device, Presence, DeviceEvent],
  commands: [
    listDevices,
    showDevice,
    restartDevices,
    pairDevice,
    confirmDevice,
    unbindDevices,
    renameDevice,
    groupDevices,
    assignDevices,
    showLog,
    takeScreenshot,
    maintainDevices,
  ],
  routes,
  jobs: [sweep, findOrphans, dropSocket, askNewKey, noteEventHealth, noteActionHealth, sendScreenshot],
  on: [
    { event: deviceEventStored, job: noteEventHealth },
    { event: actionSettled, job: noteActionHealth, when: (a: SettledAction) => a.state === 'failed' },
    { event: actionSettled, job: sendScreenshot, when: (a: SettledAction) => a.kind === 'screenshot' },
  ],
  images: [screenshotImage],
  phones: reports,
  phoneDoor: door,
  names: async (ctx) => ({ devices: await idsAndNames(ctx, null), groups: await groupNames(ctx) }),
};
