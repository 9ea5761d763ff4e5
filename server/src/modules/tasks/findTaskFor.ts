import { nearestIds } from '@cunkebao/shared/kernel';
import { Fault, wordsIn, type Ctx } from '../../kernel';
import { peopleInScope } from '../operators';
import type { Task } from './task.entity';
import { findTask, taskIds } from './taskStore';

/** The task of this id that the asker may see, or a Fault that names the nearest ones. */
export async function findTaskFor(ctx: Ctx, said: string): Promise<Task> {
  const scope = await peopleInScope(ctx);
  const id = said.toUpperCase();
  const task = await findTask(ctx, id, scope);
  if (task) return task;
  const near = nearestIds(id, await taskIds(ctx, scope));
  const w = wordsIn(ctx);
  const hint =
    near.length > 0
      ? w(`，是不是 ${near.join('、')}？`, `, did you mean ${near.join(', ')}?`)
      : w('，说「任务」看全部', ', say "tasks" to see all');
  const message = w(`没有任务 ${id}`, `There is no task ${id}`) + hint;
  throw new Fault('notFound', message, { facts: { task: id }, field: 'task' });
}
