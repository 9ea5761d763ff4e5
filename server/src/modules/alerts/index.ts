import { userids, type Module } from '../../kernel';
import { ackAlert } from './commands/ackAlert.command';
import { listAlerts } from './commands/listAlerts.command';
import { resolveAlert } from './commands/resolveAlert.command';
import { setRule } from './commands/setRule.command';
import { look, lookOnce } from './jobs/look.job';

export const alerts: Module = {
  name: 'alerts',
  people: [
    ...userids('alerts', 'acked_by', 'resolved_by'),
    ...userids('alert_listeners', 'userid'),
    ...userids('alert_rules', 'changed_by'),
    ...userids('alert_subjects', 'operator'),
  ],
  commands: [listAlerts, ackAlert, resolveAlert, setRule],
  jobs: [look, lookOnce],
};
