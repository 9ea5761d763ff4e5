import type { CommandSpec } from '../spec';
import { accounts } from './accounts';
import { acquisition } from './acquisition';
import { customers } from './customers';
import { segments } from './segments';
import { data } from './data';
import { reports } from './reports';
import { reviews } from './reviews';
import { devices } from './devices';
import { general } from './general';
import { operations } from './operations';
import { governance } from './governance';
import { reach } from './reach';
import { flows } from './flows';
import { tasks } from './tasks';

export * from './accounts';
export * from './acquisition';
export * from './customers';
export * from './segments';
export * from './data';
export * from './reports';
export * from './reviews';
export * from './devices';
export * from './general';
export * from './operations';
export * from './governance';
export * from './reach';
export * from './flows';
export * from './tasks';

/** Every command of commands.md §3, in the order help shows them. */
export const catalogue: readonly CommandSpec[] = [
  ...general,
  ...devices,
  ...accounts,
  ...tasks,
  ...customers,
  ...segments,
  ...reach,
  ...flows,
  ...acquisition,
  ...reports,
  ...reviews,
  ...data,
  ...operations,
  ...governance,
];

const byId = new Map(catalogue.map((s) => [s.id, s]));

/** The declaration of a command, by id. */
export const specOf = (id: string): CommandSpec | undefined => byId.get(id);
