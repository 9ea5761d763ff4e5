import type { CommandSpec } from '@cunkebao/shared/conversation';
import { allows, ROLE_NAMES, rolesAllowing } from '@cunkebao/shared/operators';
import type { Actor, Reply } from '../../kernel';

export const may = (actor: Actor, spec: CommandSpec): boolean => allows(actor.roles, spec.permission);

/** Names the missing permission and who can give it (domain.md §1). */
export function denial(spec: CommandSpec): Reply {
  const roles = rolesAllowing(spec.permission).map((r) => ROLE_NAMES[r]);
  return {
    headline: `❌ 您没有「${spec.names[0] ?? spec.id}」的权限`,
    lines: [
      `缺少权限：${spec.permission}`,
      `可以使用的岗位：${roles.join('、')}`,
      '请项目主理人或系统管理员授权',
    ],
  };
}

/** One fixed sentence for anybody who is not an operator; it tells nothing about the product. */
export const STRANGER = '您还不是存客宝的操作员，请联系管理员开通。';
