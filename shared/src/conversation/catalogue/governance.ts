import type { CommandSpec } from '../spec';
import { ASK_OPERATOR, choice, device, operator, optional, past, role } from './slots';

const group = '运营';
/** What people do to things, and the command the audit entry names. */
const ACTIONS: Record<string, string> = {
  重启: 'device.restart',
  解绑: 'device.unbind',
  改名: 'device.rename',
  停用: 'device.maintain',
  暂停: 'pause',
  恢复: 'resume',
  停止: 'task.stop',
  停掉: 'task.stop',
  终止: 'task.stop',
  停: 'task.stop',
  删除: 'delete',
  群发: 'campaign.create',
  导出: 'export',
  授权: 'role.grant',
  打标签: 'customer.tag',
};

export const roleGrant: CommandSpec = {
  id: 'role.grant',
  group,
  names: ['授权', '授予角色'],
  aliases: ['grant', 'grant role'],
  summary: '给同事一个岗位',
  summaryEn: 'Give a colleague a role',
  examples: ['让小李做矩阵管理'],
  slots: {
    operator: operator(ASK_OPERATOR),
    role: role({
      zh: '给什么岗位？例如 矩阵管理',
      en: 'Which role should they get? For example matrix operations',
    }),
  },
  permission: 'role.grant',
  risk: 'danger',
  version: 1,
};

export const roleRevoke: CommandSpec = {
  id: 'role.revoke',
  group,
  names: ['取消授权', '撤销角色', '收回权限'],
  aliases: ['revoke', 'revoke role'],
  summary: '收回同事的岗位',
  summaryEn: 'Take a role away',
  examples: ['撤销小李的矩阵管理'],
  slots: {
    operator: operator(ASK_OPERATOR),
    role: role({
      zh: '收回哪个岗位？例如 矩阵管理',
      en: 'Which role should be taken back? For example matrix operations',
    }),
  },
  permission: 'role.revoke',
  risk: 'danger',
  version: 1,
};

export const auditSearch: CommandSpec = {
  id: 'audit.search',
  group,
  names: ['审计', '操作记录'],
  aliases: ['audit'],
  summary: '查谁在什么时候做了什么',
  summaryEn: 'Who did what and when',
  examples: ['谁重启了D-012', '小李昨天做了什么'],
  slots: {
    operator: optional(operator()),
    device: optional(device()),
    account: optional({ type: 'account' }),
    task: optional({ type: 'task' }),
    customer: optional({ type: 'customer' }),
    action: optional(choice(ACTIONS)),
    when: optional(past()),
  },
  permission: 'audit.search',
  risk: 'read',
  version: 1,
};

export const queueShow: CommandSpec = {
  id: 'queue.show',
  group,
  names: ['队列', '队列状态', '队列积压'],
  aliases: ['queue', 'queues'],
  summary: '看任务队列的积压',
  summaryEn: 'Backlog of the queues',
  examples: ['队列'],
  slots: {},
  permission: 'queue.show',
  risk: 'read',
  version: 1,
};

export const systemStatus: CommandSpec = {
  id: 'system.status',
  group,
  names: ['系统状态', '系统情况', '运行状态'],
  aliases: ['status', 'system status'],
  summary: '看系统各部分是否正常',
  summaryEn: 'Health of the system',
  examples: ['系统状态'],
  slots: {},
  permission: 'system.status',
  risk: 'read',
  menuFor: ['admin'],
  version: 1,
};

export const governance = [roleGrant, roleRevoke, auditSearch, queueShow, systemStatus] as const;
