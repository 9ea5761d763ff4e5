import { todoList } from '@cunkebao/shared/conversation';
import { clockOf, dayOf, momentOf, spanText } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, wordsIn, type Ctx } from '../../../kernel';
import { sayTodo } from '../sayTodo';
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
    const w = wordsIn(ctx);
    const { when } = input.parse(args);
    if (!ctx.actor) throw new Fault('unauthorized', w('还不认识您', 'You are not known here'));
    const all = await openTodos(ctx, ctx.actor.userid);
    const until = when?.to ?? when?.at;
    const todos = until ? all.filter((t) => t.dueAt && t.dueAt < new Date(until)) : all;
    if (todos.length === 0)
      return {
        headline: until
          ? w('✅ 这段时间没有待办', '✅ Nothing to do in this time')
          : w('✅ 没有待办', '✅ Nothing to do'),
      };
    const late = todos.filter((t) => t.dueAt && t.dueAt < ctx.now).length;
    return {
      headline:
        w(`待办 ${todos.length} 条`, `To-dos: ${todos.length}`) +
        (late > 0 ? w(`，${late} 条已到时间`, `, due already: ${late}`) : ''),
      list: { of: 'todo', rows: todos.map((t) => ({ id: t.id, text: rowText(ctx, t) })) },
      buttons: todos
        .slice(0, 3)
        .map((_, i) => ({ text: w(`完成 ${i + 1}`, `Done ${i + 1}`), say: `完成待办 ${i + 1}` })),
    };
  },
});

function rowText(ctx: Ctx, t: Todo): string {
  const w = wordsIn(ctx);
  const text = sayTodo(t, w);
  if (!t.dueAt) return text;
  if (t.dueAt < ctx.now) {
    const span = spanText(ctx.now.getTime() - t.dueAt.getTime(), w);
    return `${text} · ${w(`⏰ 已过 ${span}`, `⏰ ${span} late`)}`;
  }
  const today = dayOf(t.dueAt, ctx.tz) === dayOf(ctx.now, ctx.tz);
  const due = today ? w('今天 ', 'today ') + clockOf(t.dueAt, ctx.tz) : momentOf(t.dueAt, ctx.tz);
  return `${text} · ${due}`;
}
