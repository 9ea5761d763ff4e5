import { isUnanswered, ticketWords } from '@cunkebao/shared/tickets';
import { z } from 'zod';
import { job, type Ctx } from '../../../kernel';
import { post } from '../../conversation';
import { ownersOf } from '../../operators';
import { teamOf } from '../team';
import { lockTicket, noteEscalated, unansweredTickets } from '../ticketStore';
import { askedBy, nameOfTicket, ticketButtons } from '../words';

const AT_ONCE = 100;

/** A ticket nobody answered in time is called out once, to those who owe the answer and to the owners. */
export const escalateTickets = job({
  name: 'tickets.escalate',
  queue: 'work',
  data: z.object({}),
  everySeconds: 30,
  async run(ctx) {
    for (const id of await unansweredTickets(ctx, AT_ONCE)) await escalate(ctx, id);
  },
});

async function escalate(ctx: Ctx, id: string): Promise<void> {
  const t = await lockTicket(ctx, id);
  if (!t || t.withdrawnAt || !isUnanswered(t, ctx.now)) return; // another server was faster
  await noteEscalated(ctx, id);
  const team = await teamOf(ctx, t.kind);
  const to = new Set([...team, ...(await ownersOf(ctx))]);
  const asked = await askedBy(ctx, t);
  for (const userid of to)
    await post(ctx, {
      to: userid,
      key: `ticket-${id}-late-${userid}`,
      reply: (w) => ({
        headline: w(
          `⏫ ${id} 超时没有答复（${ticketWords(t.kind, w).promise}）`,
          `⏫ Nobody answered ${id} in time (${ticketWords(t.kind, w).promise})`,
        ),
        lines: [nameOfTicket(t, w), asked(w)],
        buttons: ticketButtons(t, team.includes(userid), w),
      }),
    });
  ctx.log.info({ area: 'tickets', verb: 'escalate', ticket: id }, 'ticket escalated');
}
