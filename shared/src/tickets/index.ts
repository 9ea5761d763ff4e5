export { chooseTodo, type ChosenTodo } from './chooseTodo';
export {
  answerDueAt,
  isUnanswered,
  nextTicketStep,
  TICKET_KINDS,
  TICKET_STATE_NAMES,
  TICKET_STATES,
  TICKETS,
  type TicketKind,
  type TicketState,
  type TicketStep,
} from './tickets';
