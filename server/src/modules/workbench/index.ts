import type { Module } from '../../kernel';
import { publishMoment } from './momentPublish/publishMoment.command';

/** The workbench tasks 工作台: each folder is one plugin on the tasks area's pipeline. */
export const workbench: Module = {
  name: 'workbench',
  commands: [publishMoment],
};
