import type { Module } from '../../kernel';
import { ackAlert } from './commands/ackAlert.command';
import { listAlerts } from './commands/listAlerts.command';
import { resolveAlert } from './commands/resolveAlert.command';
import { setRule } from './commands/setRule.command';
import { look, lookOnce } from './jobs/look.job';

export const alerts: Module = {
  name: 'alerts',
  commands: [listAlerts, ackAlert, resolveAlert, setRule],
  jobs: [look, lookOnce],
};
