import { WecomError } from '../wecom/wecomError';

export interface Department {
  id: number;
  name: string;
  nameEn: string;
  leaders: string[];
  parentId: number;
  order: number;
}

/** A tree under department 1, which cannot be removed. */
export interface Departments {
  byId: Map<number, Department>;
}

export const ROOT = 1;

export function makeDepartments(more: Omit<Department, 'nameEn' | 'leaders'>[]): Departments {
  const root = { id: ROOT, name: '存客宝演示公司', parentId: 0, order: 1 };
  const all = [root, ...more].map((d) => ({ ...d, nameEn: '', leaders: [] }));
  return { byId: new Map(all.map((d) => [d.id, d])) };
}

/** The department and all below it, parents first; 60003 when there is none. */
export function subtree(departments: Departments, id: number): Department[] {
  const top = departments.byId.get(id);
  if (!top) throw new WecomError(60003);
  const below = [...departments.byId.values()]
    .filter((d) => d.parentId === id)
    .sort((a, b) => b.order - a.order || a.id - b.id);
  return [top, ...below.flatMap((d) => subtree(departments, d.id))];
}

/** Adds a department under an existing one; 60008 when its name stands there already, 60004 without the parent. */
export function addDepartment(departments: Departments, asked: Partial<Department>): Department {
  const all = [...departments.byId.values()];
  const id = Math.max(...all.map((d) => d.id)) + 1;
  const fresh = { id, name: '', nameEn: '', leaders: [], parentId: ROOT, order: 0, ...asked };
  if (!departments.byId.has(fresh.parentId)) throw new WecomError(60004);
  if (fresh.name === '' || Array.from(fresh.name).length > 64) throw new WecomError(60001);
  if (all.some((d) => d.parentId === fresh.parentId && d.name === fresh.name)) throw new WecomError(60008);
  if (departments.byId.has(fresh.id)) throw new WecomError(60009);
  departments.byId.set(fresh.id, fresh);
  return fresh;
}

/** Changes name, order or parent; 60123 for an unknown one, 60124 for an unknown parent, 60125 under itself. */
export function changeDepartment(
  departments: Departments,
  id: number,
  change: Partial<Omit<Department, 'id'>>,
): Department {
  const department = departments.byId.get(id);
  if (!department) throw new WecomError(60123);
  const { parentId } = change;
  if (parentId !== undefined && !departments.byId.has(parentId)) throw new WecomError(60124);
  if (parentId !== undefined && subtree(departments, id).some((d) => d.id === parentId))
    throw new WecomError(60125);
  Object.assign(department, change);
  return department;
}

/** 60005 with members, 60006 with departments below, 60007 for the root. */
export function removeDepartment(departments: Departments, id: number, hasMembers: boolean): void {
  if (!departments.byId.has(id)) throw new WecomError(60123);
  if (id === ROOT) throw new WecomError(60007);
  if (hasMembers) throw new WecomError(60005);
  if (subtree(departments, id).length > 1) throw new WecomError(60006);
  departments.byId.delete(id);
}
