export { chooseTodo, type ChosenTodo } from './chooseTodo';
export {
  answerDueAt,
  isUnanswered,
  nextTicketStep,
  TICKET_KINDS,
  stepVerb,
  ticketStateName,
  ticketWords,
  TICKET_STATES,
  TICKETS,
  type TicketKind,
  type TicketState,
  type TicketStep,
} from './tickets';
