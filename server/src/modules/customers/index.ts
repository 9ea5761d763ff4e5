import { userids, type Module } from '../../kernel';
import { listTagsCommand } from './commands/listTags.command';
import { searchCustomersCommand } from './commands/searchCustomers.command';
import { showCustomer } from './commands/showCustomer.command';
import { contactEvents, tagEvents } from './contactEvents';
import { beginWalks } from './jobs/beginWalks.delivery';
import { catchUp } from './jobs/catchUp.delivery';
import { readTags } from './jobs/readTags.delivery';
import { refreshContact } from './jobs/refreshContact.delivery';
import { sendWelcome } from './jobs/sendWelcome.delivery';
import { changeTags } from './jobs/changeTags.delivery';
import { markTags } from './jobs/markTags.delivery';
import { wakeCatchUp } from './jobs/wakeCatchUp.job';
import { wakeSync } from './jobs/wakeSync.job';
import { wakeTags } from './jobs/wakeTags.job';
import { wakeWelcomes } from './jobs/wakeWelcomes.job';
import { walkMember } from './jobs/walkMember.delivery';
import { routes } from './routes';

export { audienceOf, type Member } from './audienceOf';
export { customerByWechat } from './customerByWechat';
export { customersNamed, type NamedCustomer } from './customersNamed';
export { markLeads } from './leadStore';
export { mayTouch, touchRefusals } from './mayTouch';
export { meetCustomer } from './meetCustomer';
export { noteCustomerEvent } from './noteCustomerEvent';
export { createTag, deleteTag, renameTag } from './changeTag';
export { tagCustomers } from './tagCustomers';
export { standingOf } from './standingOf';

export const customers: Module = {
  name: 'customers',
  people: [
    ...userids('customers', 'owner'),
    ...userids('customer_tags', 'author'),
    { table: 'friendships', column: 'holder', when: { column: 'holder_kind', is: 'member' } },
    ...userids('member_relations', 'userid'),
    ...userids('member_syncs', 'userid'),
    ...userids('tag_changes', 'author'),
    ...userids('tag_marks', 'userid', 'author'),
    ...userids('welcomes', 'userid'),
  ],
  commands: [listTagsCommand, searchCustomersCommand, showCustomer],
  routes,
  jobs: [
    beginWalks,
    catchUp,
    changeTags,
    markTags,
    readTags,
    refreshContact,
    sendWelcome,
    wakeCatchUp,
    wakeSync,
    wakeTags,
    wakeWelcomes,
    walkMember,
  ],
  wecom: [contactEvents, tagEvents],
};
