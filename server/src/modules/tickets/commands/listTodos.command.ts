import { todoList } from '@cunkebao/shared/conversation';
import { clockOf, dayOf, momentOf, spanText } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, type Ctx } from '../../../kernel';
import { openTodos, type Todo } from '../todoStore';

const input = z.object({
  when: z
    .object({
      from: z.iso.datetime({ offset: true }).optional(),
      to: z.iso.datetime({ offset: true }).optional(),
      at: z.iso.datetime({ offset: true }).optional(),
    })
    .optional(),
});

/** 待办: one's own, the most urgent first; with a time those due by its end. */
export const listTodos = command<z.input<typeof input>>(todoList, {
  async run(ctx, args) {
    const { when } = input.parse(args);
    if (!ctx.actor) throw new Fault('unauthorized', '还不认识您');
    const all = await openTodos(ctx, ctx.actor.userid);
    const until = when?.to ?? when?.at;
    const todos = until ? all.filter((t) => t.dueAt && t.dueAt < new Date(until)) : all;
    if (todos.length === 0) return { headline: until ? '✅ 这段时间没有待办' : '✅ 没有待办' };
    const late = todos.filter((t) => t.dueAt && t.dueAt < ctx.now).length;
    return {
      headline: `待办 ${todos.length} 条${late > 0 ? `，${late} 条已到时间` : ''}`,
      list: { of: 'todo', rows: todos.map((t) => ({ id: t.id, text: rowText(ctx, t) })) },
      buttons: todos.slice(0, 3).map((_, i) => ({ text: `完成 ${i + 1}`, say: `完成待办 ${i + 1}` })),
    };
  },
});

function rowText(ctx: Ctx, t: Todo): string {
  if (!t.dueAt) return t.text;
  if (t.dueAt < ctx.now) return `${t.text} · ⏰ 已过 ${spanText(ctx.now.getTime() - t.dueAt.getTime())}`;
  const today = dayOf(t.dueAt, ctx.tz) === dayOf(ctx.now, ctx.tz);
  return `${t.text} · ${today ? `今天 ${clockOf(t.dueAt, ctx.tz)}` : momentOf(t.dueAt, ctx.tz)}`;
}
