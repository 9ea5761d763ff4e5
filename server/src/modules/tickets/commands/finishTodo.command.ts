import { todoDone } from '@cunkebao/shared/conversation';
import { chooseTodo } from '@cunkebao/shared/tickets';
import { z } from 'zod';
import { command, Fault, type Ctx, type Reply } from '../../../kernel';
import { lastShown } from '../../conversation';
import { takeStep, takeStepBack } from '../takeStep';
import { lockTodo, openTodos, setTodoState, type Todo } from '../todoStore';

const input = z.object({ text: z.string() });
const receiptData = z.object({ todo: z.string(), moved: z.boolean() });

/** 完成待办 2 means the second of the list that was shown, 完成待办 联系张三 the one of these words. */
export const finishTodo = command<z.input<typeof input>>(todoDone, {
  async run(ctx, args) {
    const { text } = input.parse(args);
    if (!ctx.actor) throw new Fault('unauthorized', '还不认识您');
    const open = await openTodos(ctx, ctx.actor.userid);
    const chosen = chooseTodo(text, open, await lastShown(ctx, 'todo'));
    if (chosen.kind === 'none')
      throw new Fault(
        'notFound',
        open.length === 0 ? '没有待办了' : `没有这条待办：${text.slice(0, 30)}，说「待办」看全部`,
        {
          field: 'text',
        },
      );
    if (chosen.kind === 'many')
      return {
        headline: '完成的是哪一条？',
        list: { of: 'todo', rows: chosen.todos.map((t) => ({ id: t.id, text: t.text })) },
        buttons: chosen.todos
          .slice(0, 5)
          .map((_, i) => ({ text: `第 ${i + 1} 条`, say: `完成待办 ${i + 1}` })),
      };
    return finish(ctx, chosen.todo, ctx.actor.userid);
  },

  async undo(ctx, receipt) {
    const { todo: id, moved } = receiptData.parse(receipt.data);
    const todo = await lockTodo(ctx, id);
    if (todo?.state !== 'done') return { headline: '这条待办已经变了，没有改动' };
    if (moved && todo.ticketId && !(await takeStepBack(ctx, todo.ticketId, todo.ref, todo.userid)))
      return { headline: `${todo.ticketId} 已经到了下一步，收不回来了` };
    await setTodoState(ctx, id, 'open');
    return { headline: `又在待办里了：${todo.text}` };
  },
});

async function finish(ctx: Ctx, chosen: Todo, by: string): Promise<Reply> {
  const todo = await lockTodo(ctx, chosen.id);
  if (todo?.state !== 'open') throw new Fault('conflict', `「${chosen.text}」刚才已经有人办完了`);
  await setTodoState(ctx, todo.id, 'done');
  const moved = todo.ticketId !== null && (await takeStep(ctx, todo.ticketId, todo.ref, by));
  const left = (await openTodos(ctx, by)).length;
  return {
    headline: `✅ 办完了：${todo.text}`,
    lines: [left > 0 ? `还有 ${left} 条待办` : '没有待办了'],
    ...(left > 0 ? { buttons: [{ text: '待办', say: '待办' }] } : {}),
    receipt: { summary: `完成待办「${todo.text.slice(0, 40)}」`, data: { todo: todo.id, moved } },
    changed: { before: 'open', after: 'done' },
  };
}
