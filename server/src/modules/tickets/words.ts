import { nextTicketStep, stepVerb, ticketWords } from '@cunkebao/shared/tickets';
import { momentOf, type Words } from '@cunkebao/shared/kernel';
import type { Button, Ctx } from '../../kernel';
import { nameOf } from '../operators';
import type { Ticket } from './ticketStore';

const SIGNS = { bug: '🐞', request: '💡', urgent: '🚨' } as const;
const SHORT = 40;

export const nameOfTicket = (t: Pick<Ticket, 'id' | 'kind' | 'words'>, w: Words): string =>
  `${SIGNS[t.kind]} ${t.id} ${ticketWords(t.kind, w).name}${w('：', ': ')}${clip(t.words)}`;

export const clip = (words: string): string => {
  const line = words.replace(/\s+/g, ' ').trim();
  return line.length > SHORT ? `${line.slice(0, SHORT)}…` : line;
};

/** 评审 TK-3 …: begins with what 完成待办 may be told */
export const todoText = (verb: string, t: Pick<Ticket, 'id' | 'words'>): string =>
  `${verb} ${t.id} ${clip(t.words)}`;

/** The next step as a button, and the ticket itself. */
export function ticketButtons(t: Pick<Ticket, 'id' | 'state'>, mayStep: boolean, w: Words): Button[] {
  const step = nextTicketStep(t.state);
  const show: Button = { text: w('查看', 'Show'), say: `工单 ${t.id}` };
  if (!step || !mayStep) return [show];
  const text = w(`已${step.verb}`, stepVerb(step, w));
  return [{ text, say: `完成待办 ${step.verb} ${t.id}`, style: 'primary' }, show];
}

export async function askedBy(
  ctx: Ctx,
  t: Pick<Ticket, 'reporter' | 'submittedAt'>,
): Promise<(w: Words) => string> {
  const who = `${await nameOf(ctx, t.reporter)} ${momentOf(t.submittedAt, ctx.tz)}`;
  return (w) => w(`提出：${who}`, `From: ${who}`);
}
