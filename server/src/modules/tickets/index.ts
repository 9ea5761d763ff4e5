import { userids, type Module } from '../../kernel';
import { callForHelp } from './commands/callForHelp.command';
import { finishTodo } from './commands/finishTodo.command';
import { listTodos } from './commands/listTodos.command';
import { reportBug } from './commands/reportBug.command';
import { requestFeature } from './commands/requestFeature.command';
import { showTickets } from './commands/showTickets.command';
import { escalateTickets } from './jobs/escalateTickets.job';
import { remindTodos } from './jobs/remindTodos.job';

export { addTodo } from './addTodo';
export { dropTodos } from './dropTodos';

export const tickets: Module = {
  name: 'tickets',
  people: [
    ...userids('tickets', 'reporter'),
    ...userids('ticket_steps', 'userid'),
    ...userids('todos', 'userid', 'created_by'),
  ],
  commands: [reportBug, requestFeature, callForHelp, showTickets, listTodos, finishTodo],
  jobs: [escalateTickets, remindTodos],
};
