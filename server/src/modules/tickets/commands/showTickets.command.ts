import { ticketShow } from '@cunkebao/shared/conversation';
import { momentOf, nearestIds } from '@cunkebao/shared/kernel';
import { nextTicketStep, stepVerb, ticketStateName } from '@cunkebao/shared/tickets';
import { z } from 'zod';
import { command, Fault, wordsIn, type Actor, type Ctx, type Reply } from '../../../kernel';
import { nameOf, peopleInScope } from '../../operators';
import { findTickets, stepsOf, type Ticket } from '../ticketStore';
import { openTodos } from '../todoStore';
import { askedBy, nameOfTicket, ticketButtons } from '../words';

const input = z.object({ text: z.string().optional() });

const MOST = 200;
const ID = /^tk\s?-?\s?0*(\d{1,10})$/i;
const SEES_ALL = ['owner', 'admin', 'product'];

/** 工单 lists what is not over; with an id one in full, with words those that contain them. */
export const showTickets = command<z.input<typeof input>>(ticketShow, {
  async run(ctx, args) {
    const { text } = input.parse(args);
    const w = wordsIn(ctx);
    const { actor } = ctx;
    if (!actor) throw new Fault('unauthorized', w('还不认识您', 'You are not known here'));
    const mine = { reporters: await reportersFor(ctx, actor), me: actor.userid };
    const said = text?.trim() ?? '';
    const number = ID.exec(said)?.[1];
    if (number !== undefined) return one(ctx, actor, mine, `TK-${number}`);
    const words = said === '' ? { openOnly: true } : { words: said.slice(0, 100) };
    const tickets = await findTickets(ctx, { ...mine, ...words, most: MOST });
    if (tickets.length === 0)
      return {
        headline:
          said === ''
            ? w('没有进行中的工单', 'No ticket is open')
            : w(`没有提到「${said.slice(0, 20)}」的工单`, `No ticket says "${said.slice(0, 20)}"`),
      };
    return {
      headline: w(`工单 ${tickets.length} 个`, `Tickets: ${tickets.length}`),
      list: { of: 'ticket', rows: tickets.map((t) => ({ id: t.id, text: rowText(ctx, t) })) },
    };
  },
});

/** Those who answer see all within their scope; everybody sees his own and what he has to work on. */
async function reportersFor(ctx: Ctx, actor: Actor): Promise<string[] | null> {
  return actor.roles.some((r) => SEES_ALL.includes(r)) ? peopleInScope(ctx) : [actor.userid];
}

async function one(
  ctx: Ctx,
  actor: Actor,
  mine: { reporters: string[] | null; me: string },
  id: string,
): Promise<Reply> {
  const w = wordsIn(ctx);
  const [ticket] = await findTickets(ctx, { ...mine, id, most: 1 });
  if (!ticket) throw await unknown(ctx, mine, id);
  const next = nextTicketStep(ticket.state);
  const todo = (await openTodos(ctx, actor.userid)).some((t) => t.ticketId === id);
  const steps: string[] = [];
  for (const s of (await stepsOf(ctx, id)).slice(-4))
    steps.push(`${ticketStateName(s.state, w)} ${momentOf(s.at, ctx.tz)} ${await nameOf(ctx, s.userid)}`);
  return {
    headline: nameOfTicket(ticket, w),
    lines: [
      (await askedBy(ctx, ticket))(w),
      w('进度：', 'Now: ') + stateText(ctx, ticket),
      ...(next ? [w('下一步：', 'Next: ') + stepVerb(next, w)] : []),
      ...steps.slice(1),
      ...(ticket.words.length > 40 ? [ticket.words.slice(0, 400)] : []),
    ],
    buttons: ticketButtons(ticket, todo, w).filter((b) => !b.say.startsWith('工单')),
  };
}

async function unknown(
  ctx: Ctx,
  mine: { reporters: string[] | null; me: string },
  id: string,
): Promise<Fault> {
  const known = await findTickets(ctx, { ...mine, most: MOST });
  const near = nearestIds(
    id,
    known.map((t) => t.id),
  );
  const w = wordsIn(ctx);
  const hint =
    near.length > 0
      ? w(`，是不是 ${near.join('、')}？`, `; did you mean ${near.join(', ')}?`)
      : w('，说「工单」看全部', '; say "tickets" for all');
  return new Fault('notFound', w(`没有 ${id}`, `There is no ${id}`) + hint, {
    facts: { ticket: id },
    field: 'text',
  });
}

const rowText = (ctx: Ctx, t: Ticket): string => `${nameOfTicket(t, wordsIn(ctx))} · ${stateText(ctx, t)}`;

function stateText(ctx: Ctx, t: Ticket): string {
  const w = wordsIn(ctx);
  const state = ticketStateName(t.state, w);
  if (t.state !== 'submitted') return state;
  const due = momentOf(t.dueAt, ctx.tz);
  return t.dueAt <= ctx.now
    ? w(`${state} ⏰ 超时未答复`, `${state} ⏰ nobody answered in time`)
    : w(`${state}，${due} 前答复`, `${state}, answer due ${due}`);
}
