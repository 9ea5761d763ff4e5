import type { CommandSpec } from '../spec';
import { ASK_CUSTOMER, ASK_SOP, audience, customer, optional, ordinals, sop } from './slots';

const group = '触达';

export const sopList: CommandSpec = {
  id: 'sop.list',
  group,
  names: ['SOP', 'SOP列表', '流程列表'],
  aliases: ['sops'],
  summary: '列出 SOP',
  summaryEn: 'List flows',
  examples: ['SOP'],
  slots: {},
  permission: 'sop.list',
  risk: 'read',
  menuFor: ['userOps'],
  version: 1,
};

export const sopShow: CommandSpec = {
  id: 'sop.show',
  group,
  names: ['SOP', 'SOP详情', '查看SOP'],
  aliases: ['sop'],
  summary: '看一个 SOP 的步骤和进展',
  summaryEn: 'One flow',
  examples: ['SOP 新客激活'],
  slots: { sop: sop(ASK_SOP) },
  permission: 'sop.show',
  risk: 'read',
  version: 1,
};

export const sopEnable: CommandSpec = {
  id: 'sop.enable',
  group,
  names: ['启用SOP', '开启SOP', '打开SOP'],
  aliases: ['enable sop'],
  summary: '启用一个 SOP',
  summaryEn: 'Enable a flow',
  examples: ['启用SOP 新客激活'],
  slots: { sop: sop(ASK_SOP) },
  permission: 'sop.enable',
  risk: 'danger',
  version: 1,
};

export const sopDisable: CommandSpec = {
  id: 'sop.disable',
  group,
  names: ['停用SOP', '关闭SOP', '关掉SOP'],
  aliases: ['disable sop'],
  summary: '停用一个 SOP',
  summaryEn: 'Disable a flow',
  examples: ['停用SOP 新客激活'],
  slots: { sop: sop(ASK_SOP) },
  permission: 'sop.disable',
  risk: 'danger',
  version: 1,
};

export const sopEnrol: CommandSpec = {
  id: 'sop.enrol',
  group,
  names: ['加入SOP', '进入SOP'],
  aliases: ['enrol', 'enroll'],
  summary: '把客户加入一个 SOP',
  summaryEn: 'Put a customer into a flow',
  examples: ['把张三加入 休眠唤醒'],
  slots: {
    customer: { ...customer(ASK_CUSTOMER), or: 'ordinals' },
    ordinals: optional(ordinals()),
    audience: optional(audience()),
    sop: sop(ASK_SOP),
  },
  permission: 'sop.enrol',
  risk: 'write',
  version: 1,
};

export const sopWhy: CommandSpec = {
  id: 'sop.why',
  group,
  names: ['SOP进度', 'SOP到哪一步'],
  aliases: ['sop progress'],
  summary: '看客户在 SOP 里到哪一步、为什么',
  summaryEn: 'Where a customer is in a flow',
  examples: ['张三在SOP里到哪了'],
  slots: { customer: customer(ASK_CUSTOMER), sop: optional(sop()) },
  permission: 'sop.why',
  risk: 'read',
  version: 1,
};

export const flows = [sopList, sopShow, sopEnable, sopDisable, sopEnrol, sopWhy] as const;
