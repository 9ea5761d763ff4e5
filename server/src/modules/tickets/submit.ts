import { answerDueAt, nextTicketStep, ticketWords, type TicketKind } from '@cunkebao/shared/tickets';
import { momentOf, type Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { Fault, nextId, wordsIn, type Behaviour, type Ctx, type Reply } from '../../kernel';
import { post } from '../conversation';
import { nameOf } from '../operators';
import { addTodo } from './addTodo';
import { teamOf } from './team';
import { insertStep, insertTicket, lockTicket, withdrawTicket, type Ticket } from './ticketStore';
import { dropTicketTodos } from './todoStore';
import { askedBy, nameOfTicket, ticketButtons, todoText } from './words';

const MOST = 1000;
const receiptData = z.object({ ticket: z.string() });

/** 报Bug, 提需求 and 紧急 differ in who answers and how soon; taken back while nobody has answered. */
export const submitting = (kind: TicketKind): Behaviour<{ text: string }> => ({
  run: (ctx, { text }) => submit(ctx, kind, text),
  async undo(ctx, receipt) {
    const w = wordsIn(ctx);
    const { ticket: id } = receiptData.parse(receipt.data);
    const ticket = await lockTicket(ctx, id);
    if (ticket?.state !== 'submitted')
      return {
        headline: w(
          `${id} 已经有人在办，不能收回了；可以在工单里说明`,
          `Somebody is working on ${id} already; it cannot be taken back`,
        ),
      };
    await withdrawTicket(ctx, id);
    await dropTicketTodos(ctx, id);
    for (const to of await teamOf(ctx, ticket.kind))
      if (to !== ctx.actor?.userid)
        await post(ctx, {
          to,
          key: `ticket-${id}-back-${to}`,
          reply: (w) => ({ headline: w(`${id} 已被提出人收回`, `${id} was taken back by who asked`) }),
        });
    return { headline: w(`${id} 已收回`, `${id} is taken back`) };
  },
});

async function submit(ctx: Ctx, kind: TicketKind, text: string): Promise<Reply> {
  const w = wordsIn(ctx);
  const { actor } = ctx;
  if (!actor) throw new Fault('unauthorized', w('还不认识您', 'You are not known here'));
  const words = text.trim();
  if (words === '')
    throw new Fault('invalid', w('请说一下内容', 'Please say what it is about'), { field: 'text' });
  if (words.length > MOST)
    throw new Fault(
      'invalid',
      w(`最多 ${MOST} 字，长的内容请分几条说`, `${MOST} characters at most; split what is longer`),
      { field: 'text' },
    );
  const id = await nextId(ctx, 'ticket');
  const dueAt = answerDueAt(kind, ctx.now);
  await insertTicket(ctx, { id, kind, words, reporter: actor.userid, dueAt });
  await insertStep(ctx, id, 'submitted', actor.userid);
  const team = await teamOf(ctx, kind);
  await ask(
    ctx,
    { id, kind, words, reporter: actor.userid, submittedAt: ctx.now, dueAt, state: 'submitted' },
    team,
  );
  ctx.log.info({ area: 'tickets', verb: 'submit', ticket: id, kind }, 'ticket submitted');
  const promised = ticketWords(kind, w);
  const names: string[] = [];
  for (const u of team) names.push(await nameOf(ctx, u));
  return {
    headline: w(`✅ ${id} 已提交（${promised.name}）`, `✅ ${id} submitted (${promised.name})`),
    lines: [
      w(
        `答复：${promised.promise}，${momentOf(dueAt, ctx.tz)} 前`,
        `Answer: ${promised.promise}, by ${momentOf(dueAt, ctx.tz)}`,
      ),
      w(`负责：${names.join('、')}`, `In charge: ${names.join(', ')}`),
    ],
    buttons: [{ text: w('查看', 'Show'), say: `工单 ${id}` }],
    receipt: { summary: w(`提交 ${id}`, `submit ${id}`), data: { ticket: id } },
    changed: { before: null, after: { ticket: id, kind } },
  };
}

/** Everybody who may answer gets it as a message and as a to-do; the first who answers takes it from the others. */
async function ask(
  ctx: Ctx,
  t: Omit<Ticket, 'escalatedAt' | 'withdrawnAt'>,
  team: readonly string[],
): Promise<void> {
  const step = nextTicketStep('submitted');
  if (!step) return;
  const asked = await askedBy(ctx, t);
  const due = momentOf(t.dueAt, ctx.tz);
  const reply = (w: Words): Reply => ({
    headline: nameOfTicket(t, w),
    lines: [asked(w), w(`截止：${due} 前首次答复`, `Due: ${due} first answer`)],
    buttons: ticketButtons(t, true, w),
  });
  for (const to of team) {
    const ref = `${t.id}-${step.to}`;
    await addTodo(ctx, { for: to, text: todoText(step.verb, t), dueAt: t.dueAt, ref, ticketId: t.id });
    if (to !== t.reporter) await post(ctx, { to, key: `ticket-${t.id}-${to}`, reply });
  }
}
