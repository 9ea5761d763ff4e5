import type { Module } from '../../kernel';
import { roleChanged } from '../operators';
import { findAudit } from './commands/findAudit.command';
import { showQueues } from './commands/showQueues.command';
import { showStatus } from './commands/showStatus.command';
import { forgetOld } from './jobs/forgetOld.job';
import { tellRoleChange } from './jobs/tellRoleChange.job';
import { wecomNotices } from './wecomNotices';

export const system: Module = {
  name: 'system',
  commands: [findAudit, showQueues, showStatus],
  jobs: [forgetOld, tellRoleChange],
  wecom: wecomNotices,
  on: [{ event: roleChanged, job: tellRoleChange }],
};
