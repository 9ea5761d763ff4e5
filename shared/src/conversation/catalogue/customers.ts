import type { CommandSpec } from '../spec';
import {
  ASK_CUSTOMER,
  ASK_TAG,
  audience,
  customer,
  future,
  optional,
  ordinals,
  past,
  pool,
  tag,
  text,
} from './slots';

const group = '客户';

export const customerSearch: CommandSpec = {
  id: 'customer.search',
  group,
  names: ['找客户', '查客户', '搜索客户', '客户列表', '客户'],
  aliases: ['customers', 'find customer', 'search customer'],
  summary: '按姓名、时间、标签找客户',
  summaryEn: 'Find customers',
  examples: ['找客户 张三', '昨天新增的客户'],
  slots: {
    customer: optional(customer()),
    when: optional(past()),
    tag: optional(tag()),
    audience: optional(audience()),
    pool: optional(pool()),
  },
  permission: 'customer.search',
  risk: 'read',
  menuFor: ['userOps'],
  version: 1,
};

export const customerShow: CommandSpec = {
  id: 'customer.show',
  group,
  names: ['客户', '客户详情', '客户资料'],
  aliases: ['customer', 'show customer'],
  summary: '看一位客户的资料和往来',
  summaryEn: 'One customer',
  examples: ['客户 张三'],
  slots: { customer: customer(ASK_CUSTOMER) },
  permission: 'customer.show',
  risk: 'read',
  version: 1,
};

export const customerTag: CommandSpec = {
  id: 'customer.tag',
  group,
  names: ['打标签', '加标签', '贴标签'],
  aliases: ['tag', 'add tag'],
  summary: '给客户打标签',
  summaryEn: 'Tag customers',
  examples: ['给张三打标签 高价值', '给这些打标签 高价值'],
  slots: {
    customer: { ...customer(ASK_CUSTOMER), or: 'ordinals' },
    ordinals: optional(ordinals()),
    tag: tag(ASK_TAG),
    audience: optional(audience()),
  },
  permission: 'customer.tag',
  risk: 'write',
  version: 1,
};

export const customerUntag: CommandSpec = {
  id: 'customer.untag',
  group,
  names: ['去掉标签', '移除标签', '取消标签', '删掉标签'],
  aliases: ['untag', 'remove tag'],
  summary: '去掉客户的标签',
  summaryEn: 'Remove a tag from customers',
  examples: ['去掉张三的高价值标签'],
  slots: {
    customer: { ...customer(ASK_CUSTOMER), or: 'ordinals' },
    ordinals: optional(ordinals()),
    tag: tag({ zh: '去掉哪个标签？例如 高价值', en: 'Which tag should go? Say its name' }),
    audience: optional(audience()),
  },
  permission: 'customer.untag',
  risk: 'write',
  version: 1,
};

export const customerNote: CommandSpec = {
  id: 'customer.note',
  group,
  names: ['记备注', '添加备注'],
  aliases: ['note'],
  summary: '给客户写一条备注',
  summaryEn: 'Write a note about a customer',
  examples: ['张三 备注 喜欢早上联系'],
  slots: {
    customer: customer(ASK_CUSTOMER),
    text: text({ zh: '备注写什么？', en: 'What should the note say?' }),
  },
  permission: 'customer.note',
  risk: 'write',
  version: 1,
};

export const customerFollow: CommandSpec = {
  id: 'customer.follow',
  group,
  names: ['提醒我跟进', '跟进', '提醒跟进'],
  aliases: ['follow up', 'remind me'],
  summary: '到时候提醒你跟进一位客户',
  summaryEn: 'Remind you to follow up',
  examples: ['明天10点提醒我跟进张三'],
  slots: {
    customer: customer(ASK_CUSTOMER),
    when: future({
      zh: '什么时候提醒？例如 明天10点',
      en: 'When should I remind you? For example tomorrow 10:00',
    }),
    text: optional(text()),
  },
  permission: 'customer.follow',
  risk: 'write',
  version: 1,
};

export const customerOptOut: CommandSpec = {
  id: 'customer.optOut',
  group,
  names: ['退订', '客户退订', '不再打扰'],
  aliases: ['opt out'],
  summary: '登记客户退订，不再群发给他',
  summaryEn: 'Record that a customer opted out',
  examples: ['张三退订'],
  slots: { customer: customer(ASK_CUSTOMER) },
  permission: 'customer.optOut',
  risk: 'write',
  version: 1,
};

export const customerErase: CommandSpec = {
  id: 'customer.erase',
  group,
  names: ['删除个人信息', '清除个人信息', '彻底删除'],
  aliases: ['erase'],
  summary: '删除一位客户的个人信息，不可恢复',
  summaryEn: 'Erase a person for good',
  examples: ['删除张三的个人信息'],
  slots: { customer: customer(ASK_CUSTOMER) },
  permission: 'customer.erase',
  risk: 'danger',
  version: 1,
};

export const customerMerge: CommandSpec = {
  id: 'customer.merge',
  group,
  names: ['合并', '合并客户'],
  aliases: ['merge'],
  summary: '把两条客户记录合成一条',
  summaryEn: 'Merge two records of one person',
  examples: ['合并 张三 和 张三2'],
  slots: {
    customers: customer({
      zh: '合并哪两位？例如 合并 张三 和 张三2',
      en: 'Which two customers are one? Say both names',
    }),
  },
  permission: 'customer.merge',
  risk: 'danger',
  version: 1,
};

export const customers = [
  customerSearch,
  customerShow,
  customerTag,
  customerUntag,
  customerNote,
  customerFollow,
  customerOptOut,
  customerErase,
  customerMerge,
] as const;
