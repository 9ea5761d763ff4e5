import {
  addDepartment,
  changeDepartment,
  removeDepartment,
  ROOT,
  subtree,
  type Department,
} from '../../state/departments';
import type { World } from '../../world';
import type { Endpoints } from '../endpoint';
import { numberOf, stringsOf, textOf, type Json } from '../json';
import { WecomError } from '../wecomError';
import { membersOfDepartment } from './membership';
import { notForSync } from './users';

/** Departments (wecom-api.md §9.2). Only the address book's secret may write (48002). */
export const departments: Endpoints = {
  get: {
    'department/list': (world, { query, caller }) => {
      notForSync(caller);
      return { department: listed(world, query['id']).map(view) };
    },
    'department/simplelist': (world, { query }) => ({
      department_id: listed(world, query['id']).map(({ id, parentId, order }) => ({
        id,
        parentid: parentId,
        order,
      })),
    }),
    'department/get': (world, { query, caller }) => {
      notForSync(caller);
      const found = world.company.departments.byId.get(Number(query['id']));
      if (!found) throw new WecomError(60003);
      return { department: view(found) };
    },
    'department/delete': (world, { query, caller }) => {
      onlyForSync(caller);
      const id = Number(query['id']);
      const known = world.company.departments.byId.has(id);
      removeDepartment(world.company.departments, id, known && membersOfDepartment(world, id).length > 0);
      return {};
    },
  },
  post: {
    'department/create': (world, { body, caller }) => {
      onlyForSync(caller);
      return { id: addDepartment(world.company.departments, readDepartment(body)).id };
    },
    'department/update': (world, { body, caller }) => {
      onlyForSync(caller);
      const { id, ...change } = readDepartment(body);
      changeDepartment(world.company.departments, id ?? -1, change);
      return {};
    },
  },
};

function listed(world: World, id: string | undefined): Department[] {
  return subtree(world.company.departments, id ? Number(id) : ROOT);
}

const view = (d: Department): Json => ({
  id: d.id,
  name: d.name,
  name_en: d.nameEn,
  department_leader: d.leaders,
  parentid: d.parentId,
  order: d.order,
});

/** Only what the body names. */
export function readDepartment(body: Json): Partial<Department> {
  const id = numberOf(body, 'id');
  const parentId = numberOf(body, 'parentid');
  const order = numberOf(body, 'order');
  return {
    ...(id === null ? {} : { id }),
    ...(body['name'] === undefined ? {} : { name: textOf(body, 'name') }),
    ...(body['name_en'] === undefined ? {} : { nameEn: textOf(body, 'name_en') }),
    ...(body['department_leader'] === undefined ? {} : { leaders: stringsOf(body, 'department_leader') }),
    ...(parentId === null ? {} : { parentId }),
    ...(order === null ? {} : { order }),
  };
}

function onlyForSync(caller: string): void {
  if (caller !== 'contacts') throw new WecomError(48002);
}
