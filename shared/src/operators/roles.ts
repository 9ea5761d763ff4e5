import type { Words } from '../kernel';

/** The eight roles of domain.md §1. Free of zod: the mini-program ships it. */
export const ROLE_IDS = [
  'owner',
  'admin',
  'product',
  'userOps',
  'contentOps',
  'matrixOps',
  'channelOps',
  'viewer',
] as const;
export type RoleId = (typeof ROLE_IDS)[number];

export const ROLE_NAMES: Record<RoleId, string> = {
  owner: '项目主理人',
  admin: '系统管理员',
  product: '产品经理',
  userOps: '用户运营',
  contentOps: '内容运营',
  matrixOps: '矩阵管理',
  channelOps: '渠道运营',
  viewer: '只读',
};

const ROLE_NAMES_EN: Record<RoleId, string> = {
  owner: 'project owner',
  admin: 'system administrator',
  product: 'product manager',
  userOps: 'customer operations',
  contentOps: 'content operations',
  matrixOps: 'matrix operations',
  channelOps: 'channel operations',
  viewer: 'read only',
};

export const roleNames = (w: Words): Readonly<Record<RoleId, string>> => w(ROLE_NAMES, ROLE_NAMES_EN);

/** Which rows a person may see (domain.md §1). */
export const SCOPES = ['company', 'team', 'own'] as const;
export type Scope = (typeof SCOPES)[number];
