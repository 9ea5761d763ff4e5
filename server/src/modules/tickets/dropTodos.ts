import type { Ctx } from '../../kernel';
import { dropTodosOf } from './todoStore';

/** What asked for these has been taken back: those not done yet are gone. Safe to repeat. */
export async function dropTodos(ctx: Ctx, given: { for: string; refs: readonly string[] }): Promise<void> {
  if (given.refs.length > 0) await dropTodosOf(ctx, given.for, given.refs);
}
