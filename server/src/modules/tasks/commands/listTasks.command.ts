import { taskList } from '@cunkebao/shared/conversation';
import { momentOf } from '@cunkebao/shared/kernel';
import { TASK_STATES, taskStateNames } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { command, wordsIn } from '../../../kernel';
import { peopleInScope } from '../../operators';
import { listTasks as select } from '../taskStore';

const moment = z.iso.datetime({ offset: true });
const input = z.object({
  state: z.enum(TASK_STATES).optional(),
  when: z.object({ from: moment, to: moment }).partial().optional(),
});

const MOST = 500;

export const listTasks = command<z.infer<typeof input>>(taskList, {
  async run(ctx, args) {
    const { state, when } = input.parse(args);
    const found = await select(
      ctx,
      {
        createdBy: await peopleInScope(ctx),
        state,
        from: when?.from ? new Date(when.from) : undefined,
        to: when?.to ? new Date(when.to) : undefined,
      },
      MOST,
    );
    const w = wordsIn(ctx);
    const names = taskStateNames(w);
    const what = state
      ? w(`${state === 'failed' ? '失败' : names[state]}的任务`, `tasks ${names[state]}`)
      : w('任务', 'tasks');
    if (found.length === 0) return { headline: w(`没有${what}`, `No ${what}`) };
    const count = `${found.length}${found.length === MOST ? '+' : ''}`;
    return {
      headline: w(`${what} ${count} 个`, `${count} ${what}`),
      list: {
        of: 'task',
        rows: found.map((t) => ({
          id: t.id,
          text: `${t.id} ${t.title} · ${names[t.state]} · ${momentOf(t.createdAt, ctx.tz)}`,
        })),
      },
    };
  },
});
