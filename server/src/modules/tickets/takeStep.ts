import {
  nextTicketStep,
  TICKET_STATES,
  ticketStateName,
  type TicketState,
  type TicketStep,
} from '@cunkebao/shared/tickets';
import type { Words } from '@cunkebao/shared/kernel';
import type { Ctx, Reply } from '../../kernel';
import { post } from '../conversation';
import { nameOf } from '../operators';
import { addTodo } from './addTodo';
import { insertStep, lockTicket, setTicketState, stepsOf, type Ticket } from './ticketStore';
import { setStepTodos } from './todoStore';
import { nameOfTicket, ticketButtons, todoText } from './words';

const refOf = (id: string, to: TicketState): string => `${id}-${to}`;

/**
 * One step of a ticket, taken by whoever finished its to-do: the others' to-dos of this step go, the next step is
 * asked of him or of the reporter, and the reporter hears of it. False when the ticket has moved on meanwhile.
 */
export async function takeStep(ctx: Ctx, ticketId: string, ref: string, by: string): Promise<boolean> {
  const ticket = await lockTicket(ctx, ticketId);
  const step = ticket ? nextTicketStep(ticket.state) : null;
  if (!ticket || ticket.withdrawnAt || !step || refOf(ticketId, step.to) !== ref) return false;
  await setTicketState(ctx, ticketId, step.to);
  await insertStep(ctx, ticketId, step.to, by);
  await setStepTodos(ctx, { ticketId, ref }, 'open', 'dropped');
  const moved: Ticket = { ...ticket, state: step.to };
  const next = nextTicketStep(step.to);
  if (next) await askNext(ctx, moved, next, next.by === 'reporter' ? ticket.reporter : by);
  await tell(ctx, moved, by);
  ctx.log.info({ area: 'tickets', verb: 'takeStep', ticket: ticketId, to: step.to }, 'ticket moved');
  return true;
}

/** Takes a step back: it is asked of everybody again whom it was asked of. False when the ticket has moved on. */
export async function takeStepBack(ctx: Ctx, ticketId: string, ref: string, by: string): Promise<boolean> {
  const ticket = await lockTicket(ctx, ticketId);
  if (!ticket || refOf(ticketId, ticket.state) !== ref) return false;
  const before = TICKET_STATES[TICKET_STATES.indexOf(ticket.state) - 1];
  if (!before) return false;
  const next = nextTicketStep(ticket.state);
  if (next) await setStepTodos(ctx, { ticketId, ref: refOf(ticketId, next.to) }, 'open', 'dropped');
  await setStepTodos(ctx, { ticketId, ref }, 'dropped', 'open');
  await setTicketState(ctx, ticketId, before);
  await insertStep(ctx, ticketId, before, by);
  await tell(ctx, { ...ticket, state: before }, by);
  return true;
}

async function askNext(ctx: Ctx, t: Ticket, step: TicketStep, userid: string): Promise<void> {
  await addTodo(ctx, {
    for: userid,
    text: todoText(step.verb, t),
    ref: refOf(t.id, step.to),
    ticketId: t.id,
  });
}

/** The reporter hears of every step; at the end those who did the work hear that it was accepted. */
async function tell(ctx: Ctx, t: Ticket, by: string): Promise<void> {
  const did = (await stepsOf(ctx, t.id)).filter((s) => s.state !== 'submitted').map((s) => s.userid);
  const to = new Set([t.reporter, ...(t.state === 'accepted' ? did : [])]);
  to.delete(by);
  const who = await nameOf(ctx, by);
  const reply = (w: Words): Reply => ({
    headline: nameOfTicket(t, w),
    lines: [w('进度：', 'Now: ') + ticketStateName(t.state, w) + w(`（${who}）`, ` (${who})`)],
    buttons: ticketButtons(t, t.state === 'done', w),
  });
  for (const userid of to)
    await post(ctx, { to: userid, key: `ticket-${t.id}-${t.state}-${ctx.now.getTime()}-${userid}`, reply });
}
