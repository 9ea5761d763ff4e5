import { todoDone } from '@cunkebao/shared/conversation';
import { chooseTodo } from '@cunkebao/shared/tickets';
import type { Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, wordsIn, type Ctx, type Reply } from '../../../kernel';
import { lastShown } from '../../conversation';
import { sayTodo } from '../sayTodo';
import { takeStep, takeStepBack } from '../takeStep';
import { lockTodo, openTodos, setTodoState, type Todo } from '../todoStore';

const input = z.object({ text: z.string() });
const receiptData = z.object({ todo: z.string(), moved: z.boolean() });

/** 完成待办 2 means the second of the list that was shown, 完成待办 联系张三 the one of these words. */
export const finishTodo = command<z.input<typeof input>>(todoDone, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const { text } = input.parse(args);
    if (!ctx.actor) throw new Fault('unauthorized', w('还不认识您', 'You are not known here'));
    const open = await openTodos(ctx, ctx.actor.userid);
    const chosen = choose(text, open, await lastShown(ctx, 'todo'), w);
    if (chosen.kind === 'none')
      throw new Fault(
        'notFound',
        open.length === 0
          ? w('没有待办了', 'Nothing is left to do')
          : w(
              `没有这条待办：${text.slice(0, 30)}，说「待办」看全部`,
              `No such to-do: "${text.slice(0, 30)}"; say "todos" for all`,
            ),
        { field: 'text' },
      );
    if (chosen.kind === 'many')
      return {
        headline: w('完成的是哪一条？', 'Which one is done?'),
        list: { of: 'todo', rows: chosen.todos.map((t) => ({ id: t.id, text: sayTodo(t, w) })) },
        buttons: chosen.todos
          .slice(0, 5)
          .map((_, i) => ({ text: w(`第 ${i + 1} 条`, `No. ${i + 1}`), say: `完成待办 ${i + 1}` })),
      };
    return finish(ctx, chosen.todo, ctx.actor.userid);
  },

  async undo(ctx, receipt) {
    const w = wordsIn(ctx);
    const { todo: id, moved } = receiptData.parse(receipt.data);
    const todo = await lockTodo(ctx, id);
    if (todo?.state !== 'done')
      return { headline: w('这条待办已经变了，没有改动', 'This to-do has changed; nothing was done') };
    if (moved && todo.ticketId && !(await takeStepBack(ctx, todo.ticketId, todo.ref, todo.userid)))
      return {
        headline: w(
          `${todo.ticketId} 已经到了下一步，收不回来了`,
          `${todo.ticketId} has moved on; it cannot be taken back`,
        ),
      };
    await setTodoState(ctx, id, 'open');
    return { headline: w('又在待办里了：', 'To be done again: ') + sayTodo(todo, w) };
  },
});

/** Words of a to-do as it is stored, or as it is shown to who chose English. */
function choose(said: string, open: readonly Todo[], shown: readonly string[] | null, w: Words) {
  const chosen = chooseTodo(said, open, shown);
  if (chosen.kind !== 'none') return chosen;
  const read = open.map((todo) => ({ id: todo.id, text: sayTodo(todo, w), todo }));
  const found = chooseTodo(said, read, shown);
  if (found.kind === 'one') return { ...found, todo: found.todo.todo };
  return found.kind === 'many' ? { ...found, todos: found.todos.map((t) => t.todo) } : found;
}

async function finish(ctx: Ctx, chosen: Todo, by: string): Promise<Reply> {
  const w = wordsIn(ctx);
  const todo = await lockTodo(ctx, chosen.id);
  const text = sayTodo(chosen, w);
  if (todo?.state !== 'open')
    throw new Fault('conflict', w(`「${text}」刚才已经有人办完了`, `Somebody has just done "${text}"`));
  await setTodoState(ctx, todo.id, 'done');
  const moved = todo.ticketId !== null && (await takeStep(ctx, todo.ticketId, todo.ref, by));
  const left = (await openTodos(ctx, by)).length;
  return {
    headline: w('✅ 办完了：', '✅ Done: ') + text,
    lines: [
      left > 0 ? w(`还有 ${left} 条待办`, `Left to do: ${left}`) : w('没有待办了', 'Nothing is left to do'),
    ],
    ...(left > 0 ? { buttons: [{ text: w('待办', 'To-dos'), say: '待办' }] } : {}),
    receipt: {
      summary: w(`完成待办「${text.slice(0, 40)}」`, `finish "${text.slice(0, 40)}"`),
      data: { todo: todo.id, moved },
    },
    changed: { before: 'open', after: 'done' },
  };
}
