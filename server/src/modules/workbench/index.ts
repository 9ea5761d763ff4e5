import { userids, type Module } from '../../kernel';
import { deviceEventStored } from '../fleet';
import { actionSettled } from '../tasks';
import { followLead } from './friendRequest/followLead.job';
import { createGroup } from './groupCreate/createGroup.command';
import { greetMember } from './groupWelcome/greetMember.job';
import { setWelcome } from './groupWelcome/setWelcome.command';
import { likeMoments } from './like/likeMoments.command';
import { sendCampaign } from './massMessage/sendCampaign.command';
import { publishMoment } from './momentPublish/publishMoment.command';
import { routes } from './routes';

/** The workbench tasks 工作台: each folder is one plugin on the tasks area's pipeline. */
export const workbench: Module = {
  name: 'workbench',
  commands: [publishMoment, likeMoments, createGroup, setWelcome, sendCampaign],
  routes,
  jobs: [greetMember, followLead],
  people: [...userids('workbench_orders', 'userid'), ...userids('group_welcomes', 'set_by')],
  on: [
    { event: deviceEventStored, job: greetMember },
    { event: actionSettled, job: followLead },
  ],
};
