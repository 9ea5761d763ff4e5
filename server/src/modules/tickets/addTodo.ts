import { z } from 'zod';
import type { Ctx } from '../../kernel';
import { insertTodo } from './todoStore';

const newTodo = z.object({
  /** userid */
  for: z.string().min(1).max(64),
  text: z.string().trim().min(1),
  /** reminded of then */
  dueAt: z.date().nullable().default(null),
  /** what asks for it: the same ref for the same person again is the same to-do */
  ref: z
    .string()
    .regex(/^[\x21-\x7e]{1,80}$/)
    .optional(),
  ticketId: z.string().nullable().default(null),
});
type NewTodo = z.input<typeof newTodo>;

const MOST = 300;

/** Gives a person something to do: follow-ups, actions of a review, steps of a ticket. Safe to repeat with a ref. */
export async function addTodo(ctx: Ctx, given: NewTodo): Promise<void> {
  const { for: userid, text, dueAt, ref, ticketId } = newTodo.parse(given);
  await insertTodo(ctx, { userid, text: text.slice(0, MOST), dueAt, ref: ref ?? ctx.newId(), ticketId });
}
