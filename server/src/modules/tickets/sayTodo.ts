import { nextTicketStep, stepVerb, TICKET_STATES } from '@cunkebao/shared/tickets';
import type { Words } from '@cunkebao/shared/kernel';
import type { Todo } from './todoStore';

/** A to-do as its reader reads it: people's own words as they are, the step of a ticket in his language. */
export function sayTodo(t: Pick<Todo, 'text' | 'ref' | 'ticketId'>, w: Words): string {
  if (t.ticketId === null) return t.text;
  const step = TICKET_STATES.map(nextTicketStep).find((s) => s && `${t.ticketId}-${s.to}` === t.ref);
  if (!step || !t.text.startsWith(step.verb)) return t.text;
  return stepVerb(step, w) + t.text.slice(step.verb.length);
}
