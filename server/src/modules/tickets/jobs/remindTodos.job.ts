import { z } from 'zod';
import { job } from '../../../kernel';
import { post } from '../../conversation';
import { sayTodo } from '../sayTodo';
import { holdDueTodos, noteReminded } from '../todoStore';

const AT_ONCE = 200;

/** Says once what was to be done by now. What is missed by a stop is said at the next start. */
export const remindTodos = job({
  name: 'tickets.remindTodos',
  queue: 'work',
  data: z.object({}),
  everySeconds: 30,
  async run(ctx) {
    const due = await holdDueTodos(ctx, AT_ONCE);
    await noteReminded(
      ctx,
      due.map((t) => t.id),
    );
    for (const t of due)
      await post(ctx, {
        to: t.userid,
        key: `todo-${t.id}-${t.dueAt?.getTime() ?? 0}`,
        reply: (w) => ({
          headline: w('⏰ 该办了：', '⏰ Time for: ') + sayTodo(t, w),
          buttons: [
            { text: w('办完了', 'Done'), say: `完成待办 ${t.text}`, style: 'primary' },
            { text: w('待办', 'To-dos'), say: '待办' },
          ],
        }),
      });
  },
});
