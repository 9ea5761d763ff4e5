import type { Module } from '../../kernel';
import { roleChanged } from '../operators';
import { findAudit } from './commands/findAudit.command';
import { showQueues } from './commands/showQueues.command';
import { showStatus } from './commands/showStatus.command';
import { tellRoleChange } from './jobs/tellRoleChange.job';

export const system: Module = {
  name: 'system',
  commands: [findAudit, showQueues, showStatus],
  jobs: [tellRoleChange],
  on: [{ event: roleChanged, job: tellRoleChange }],
};
