import { nameOf, type CommandSpec } from '@cunkebao/shared/conversation';
import type { Words } from '@cunkebao/shared/kernel';
import { allows, roleNames, rolesAllowing } from '@cunkebao/shared/operators';
import type { Actor, Reply } from '../../kernel';

export const may = (actor: Actor, spec: CommandSpec): boolean => allows(actor.roles, spec.permission);

/** Names the missing permission and who can give it (domain.md §1). */
export function denial(spec: CommandSpec, w: Words): Reply {
  const roles = rolesAllowing(spec.permission).map((r) => roleNames(w)[r]);
  return {
    headline: w(`❌ 您没有「${nameOf(spec, w)}」的权限`, `❌ You have no right to "${nameOf(spec, w)}"`),
    lines: [
      w(`缺少权限：${spec.permission}`, `Missing permission: ${spec.permission}`),
      w(`可以使用的岗位：${roles.join('、')}`, `Roles that may: ${roles.join(', ')}`),
      w('请项目主理人或系统管理员授权', 'Ask the project owner or a system administrator to grant it'),
    ],
  };
}

/** One fixed sentence for anybody who is not an operator; it tells nothing about the product. */
export const STRANGER = '您还不是存客宝的操作员，请联系管理员开通。';
