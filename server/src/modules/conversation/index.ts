import { userids, type Module } from '../../kernel';
import { chat } from './chat';
import { cancel } from './commands/cancel.command';
import { confirm } from './commands/confirm.command';
import { exportList } from './commands/exportList.command';
import { help } from './commands/help.command';
import { showParse } from './commands/showParse.command';
import { turnPage } from './commands/turnPage.command';
import { undo } from './commands/undo.command';
import { answerNext } from './jobs/answerNext.job';
import { dropWaiting } from './jobs/dropWaiting.job';
import { sayBusy } from './jobs/sayBusy.job';
import { sendOutbox } from './jobs/sendOutbox.delivery';
import { sweep } from './jobs/sweep.job';
import { memberLeft } from '../operators';
import { routes } from './routes';

export { announceParked } from './announceParked';
export { lastShown } from './lastShown';
export { post } from './post';
export { postToGroup } from './postToGroup';
export { searchAudit, type AuditFilter, type AuditFound } from './store/auditSearch';
export { showProgress } from './showProgress';

export const conversation: Module = {
  name: 'conversation',
  people: [
    ...userids('cards', 'userid'),
    ...userids('chat_dialogues', 'userid'),
    ...userids('confirmations', 'userid', 'decided_by'),
    ...userids('dialogues', 'userid'),
    ...userids('inbound_messages', 'userid'),
    ...userids('list_snapshots', 'userid'),
    ...userids('outbox_messages', 'userid'),
    ...userids('receipts', 'userid'),
  ],
  commands: [help, undo, cancel, confirm, turnPage, exportList, showParse],
  jobs: [answerNext, dropWaiting, sayBusy, sendOutbox, sweep],
  on: [{ event: memberLeft, job: dropWaiting }],
  routes,
  chat,
};
