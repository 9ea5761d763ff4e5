import type { Module } from '../../kernel';
import { listTagsCommand } from './commands/listTags.command';
import { searchCustomersCommand } from './commands/searchCustomers.command';
import { showCustomer } from './commands/showCustomer.command';
import { routes } from './routes';

export { customerByWechat } from './customerByWechat';
export { customersNamed, type NamedCustomer } from './customersNamed';
export { meetCustomer } from './meetCustomer';
export { noteCustomerEvent } from './noteCustomerEvent';
export { standingOf } from './standingOf';

export const customers: Module = {
  name: 'customers',
  commands: [listTagsCommand, searchCustomersCommand, showCustomer],
  routes,
};
