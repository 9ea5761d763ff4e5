import { userids, type Module } from '../../kernel';
import { Action } from './action.entity';
import { explainTask } from './commands/explainTask.command';
import { listTasks } from './commands/listTasks.command';
import { pauseTask } from './commands/pauseTask.command';
import { resumeTask } from './commands/resumeTask.command';
import { retryTask } from './commands/retryTask.command';
import { showTaskCommand } from './commands/showTask.command';
import { stopTask } from './commands/stopTask.command';
import { askPhone } from './jobs/askPhone.delivery';
import { forgetPictures } from './jobs/forgetPictures.job';
import { reap } from './jobs/reap.job';
import { recall } from './jobs/recall.delivery';
import { refresh } from './jobs/refresh.job';
import { showTask } from './jobs/showTask.job';
import { turn } from './jobs/turn.delivery';
import { lines } from './lines';
import { reports } from './reports';
import { Task } from './task.entity';

export { actionSettled, type SettledAction } from './actionSettled';
export { handedOver } from './lineStore';
export { addActions } from './addActions';
export { askerOf } from './askerOf';
export { cancelTask } from './cancelTask';
export { contentsTaken, momentTimes } from './contentStore';
export { createTask, type ActionWanted, type LeftOut } from './createTask';
export { cancelWaiting, deviceBack } from './deviceBack';
export { actionOf as actionById } from './ledgerStore';
export { actionsOnDevice } from './lineStore';
export { pictureOf } from './pictureStore';

export { settledSince } from './settledSince';
export { toFacts as factsOfAction } from './showNow';

export const tasks: Module = {
  name: 'tasks',
  people: [...userids('tasks', 'created_by')],
  entities: [Task, Action],
  commands: [listTasks, showTaskCommand, explainTask, pauseTask, resumeTask, stopTask, retryTask],
  jobs: [turn, askPhone, recall, reap, refresh, showTask, forgetPictures],
  phones: reports,
  lines,
};
