import type { Module } from './kernel';
import { accounts } from './modules/accounts';
import { alerts } from './modules/alerts';
import { conversation } from './modules/conversation';
import { customers } from './modules/customers';
import { fleet } from './modules/fleet';
import { insight } from './modules/insight';
import { operators } from './modules/operators';
import { reports } from './modules/reports';
import { system } from './modules/system';
import { tasks } from './modules/tasks';
import { tickets } from './modules/tickets';
import { workbench } from './modules/workbench';

/** The whole product. An area is added or removed by one line here and one folder. */
export const modules: readonly Module[] = [
  operators,
  conversation,
  fleet,
  accounts,
  tasks,
  workbench,
  customers,
  insight,
  reports,
  alerts,
  tickets,
  system,
];
