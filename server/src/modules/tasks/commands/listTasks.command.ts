import { taskList } from '@cunkebao/shared/conversation';
import { momentOf } from '@cunkebao/shared/kernel';
import { TASK_STATE_NAMES, TASK_STATES } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { command } from '../../../kernel';
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
    const what = state ? `${state === 'failed' ? '失败' : TASK_STATE_NAMES[state]}的任务` : '任务';
    if (found.length === 0) return { headline: `没有${what}` };
    return {
      headline: `${what} ${found.length}${found.length === MOST ? '+' : ''} 个`,
      list: {
        of: 'task',
        rows: found.map((t) => ({
          id: t.id,
          text: `${t.id} ${t.title} · ${TASK_STATE_NAMES[t.state]} · ${momentOf(t.createdAt, ctx.tz)}`,
        })),
      },
    };
  },
});
