import { nearestIds } from '@cunkebao/shared/kernel';
import { Fault, type Ctx } from '../../kernel';
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
  const hint = near.length > 0 ? `，是不是 ${near.join('、')}？` : '，说「任务」看全部';
  throw new Fault('notFound', `没有任务 ${id}${hint}`, { facts: { task: id }, field: 'task' });
}
