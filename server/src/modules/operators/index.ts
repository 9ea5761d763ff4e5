import { userids, type Module } from '../../kernel';
import { grantRole } from './commands/grantRole.command';
import { revokeRole } from './commands/revokeRole.command';
import { setLanguage } from './commands/setLanguage.command';
import { whoami } from './commands/whoami.command';
import { memberEvents } from './memberEvents';
import { routes } from './routes';
import { everybody } from './who';

export { meOf } from './me';
export { memberLeft } from './memberLeft';
export { peopleInScope } from './peopleInScope';
export { roleChanged } from './roleChanged';
export { actorOf, actorsOf, addOperator, becomeFirstOwner, everybody, nameOf, ownersOf } from './who';

export const operators: Module = {
  name: 'operators',
  people: [...userids('operators', 'userid'), ...userids('operator_roles', 'userid', 'granted_by')],
  commands: [whoami, setLanguage, grantRole, revokeRole],
  routes,
  wecom: [memberEvents],
  names: async (ctx) => ({ operators: (await everybody(ctx)).map((o) => o.name) }),
};
