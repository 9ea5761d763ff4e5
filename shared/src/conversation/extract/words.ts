import { ROLE_NAMES, type RoleId } from '../../operators';
import { parseNumber } from '../number';
import type { Candidate, Extractor } from './scan';
import { stick } from './scan';

const ROLE_WORDS: Record<RoleId, readonly string[]> = {
  owner: ['主理人', 'owner'],
  admin: ['管理员', '超级管理员', '系统管理', 'admin'],
  product: ['产品', 'product'],
  userOps: ['用户运营专员', '用户', '客户运营', 'userops'],
  contentOps: ['内容', '内容编辑', 'contentops'],
  matrixOps: ['矩阵管理员', '矩阵', '矩阵运营', '设备管理员', '设备管理', 'matrixops'],
  channelOps: ['渠道', '渠道管理', '渠道管理员', 'channelops'],
  viewer: ['只读成员', '只读权限', '查看者', '访客', 'viewer'],
};
const ROLES: readonly (readonly [string, RoleId])[] = (Object.keys(ROLE_NAMES) as RoleId[])
  .flatMap((id) => [ROLE_NAMES[id], ...ROLE_WORDS[id]].map((w) => [w, id] as const))
  .sort((a, b) => b[0].length - a[0].length);

export const role: Extractor = (s, i) => {
  const hit = ROLES.find(([w]) => s.low.startsWith(w, i));
  if (!hit) return [];
  const tail = stick(/(?:的)?(?:角色|岗位|权限|职位)?/y, s.text, i + hit[0].length);
  return [{ end: i + hit[0].length + (tail?.[0].length ?? 0), value: hit[1], cost: 0 }];
};

/** 第3页, 3页, 下2页; 上一页 is `prev`. */
export const page: Extractor = (s, i) => {
  if (stick(/上一?页|前一页|往前翻|previous(?: page)?|prev/iy, s.text, i)) {
    const m = stick(/上一?页|前一页|往前翻|previous(?: page)?|prev/iy, s.text, i);
    return [{ end: i + (m?.[0].length ?? 0), value: 'prev', cost: 0 }];
  }
  const m = stick(/第?\s?(\d{1,4}|[一二两三四五六七八九十百]{1,4})\s?页|page (\d{1,4})/iy, s.text, i);
  const n = m && parseNumber(m[1] ?? m[2] ?? '');
  return m && n ? [{ end: i + m[0].length, value: n, cost: 0 }] : [];
};

export const choice: Extractor = (s, i, slot) => {
  const found: Candidate[] = [];
  for (const [said, value] of Object.entries(slot.choices ?? {})) {
    if (said !== '' && s.low.startsWith(said.toLowerCase(), i))
      found.push({ end: i + said.length, value, cost: 0 });
  }
  return found.sort((a, b) => b.end - a.end);
};
