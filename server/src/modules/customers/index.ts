import type { Module } from '../../kernel';
import { listTagsCommand } from './commands/listTags.command';
import { searchCustomersCommand } from './commands/searchCustomers.command';
import { showCustomer } from './commands/showCustomer.command';
import { contactEvents, tagEvents } from './contactEvents';
import { beginWalks } from './jobs/beginWalks.delivery';
import { catchUp } from './jobs/catchUp.delivery';
import { readTags } from './jobs/readTags.delivery';
import { refreshContact } from './jobs/refreshContact.delivery';
import { sendWelcome } from './jobs/sendWelcome.delivery';
import { wakeCatchUp } from './jobs/wakeCatchUp.job';
import { wakeSync } from './jobs/wakeSync.job';
import { wakeWelcomes } from './jobs/wakeWelcomes.job';
import { walkMember } from './jobs/walkMember.delivery';
import { routes } from './routes';

export { customerByWechat } from './customerByWechat';
export { customersNamed, type NamedCustomer } from './customersNamed';
export { mayTouch } from './mayTouch';
export { meetCustomer } from './meetCustomer';
export { noteCustomerEvent } from './noteCustomerEvent';
export { standingOf } from './standingOf';

export const customers: Module = {
  name: 'customers',
  commands: [listTagsCommand, searchCustomersCommand, showCustomer],
  routes,
  jobs: [
    beginWalks,
    catchUp,
    readTags,
    refreshContact,
    sendWelcome,
    wakeCatchUp,
    wakeSync,
    wakeWelcomes,
    walkMember,
  ],
  wecom: [contactEvents, tagEvents],
};
