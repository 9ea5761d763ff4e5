import type { CommandSpec } from '../spec';
import {
  ASK_OPERATOR,
  ASK_POOL,
  ASK_TAG,
  audience,
  choice,
  operator,
  optional,
  past,
  pool,
  tag,
  text,
} from './slots';

const group = '客户';

export const tagList: CommandSpec = {
  id: 'tag.list',
  group,
  names: ['标签', '标签列表', '所有标签'],
  aliases: ['tags'],
  summary: '列出标签和人数',
  summaryEn: 'List tags',
  examples: ['标签'],
  slots: {},
  permission: 'tag.list',
  risk: 'read',
  menuFor: ['userOps'],
  version: 1,
};

export const tagCreate: CommandSpec = {
  id: 'tag.create',
  group,
  names: ['新建标签', '添加标签', '创建标签'],
  aliases: ['create tag'],
  summary: '新建一个标签',
  summaryEn: 'Create a tag',
  examples: ['新建标签 高意向 到 意向组'],
  slots: {
    tag: tag({ zh: '新标签叫什么？', en: 'What is the new tag called?' }),
    tagGroup: optional(text({ zh: '放到哪个标签组？', en: 'In which tag group?' })),
  },
  permission: 'tag.create',
  risk: 'write',
  version: 1,
};

export const tagRename: CommandSpec = {
  id: 'tag.rename',
  group,
  names: ['标签改名', '重命名标签'],
  aliases: ['rename tag'],
  summary: '给标签改名',
  summaryEn: 'Rename a tag',
  examples: ['标签 高意向 改名为 强意向'],
  slots: { tag: tag(ASK_TAG), text: text({ zh: '新名字叫什么？', en: 'What is the new name?' }) },
  permission: 'tag.rename',
  risk: 'write',
  version: 1,
};

export const tagDelete: CommandSpec = {
  id: 'tag.delete',
  group,
  names: ['删除标签', '删标签'],
  aliases: ['delete tag'],
  summary: '删除一个标签，客户身上的也会去掉',
  summaryEn: 'Delete a tag everywhere',
  examples: ['删除标签 高意向'],
  slots: { tag: tag(ASK_TAG) },
  permission: 'tag.delete',
  risk: 'danger',
  version: 1,
};

export const poolList: CommandSpec = {
  id: 'pool.list',
  group,
  names: ['流量池', '流量池列表', '人群包'],
  aliases: ['pools'],
  summary: '列出流量池',
  summaryEn: 'List traffic pools',
  examples: ['流量池'],
  slots: {},
  permission: 'pool.list',
  risk: 'read',
  version: 1,
};

export const poolShow: CommandSpec = {
  id: 'pool.show',
  group,
  names: ['流量池', '流量池详情', '看流量池'],
  aliases: ['pool'],
  summary: '看一个流量池有谁',
  summaryEn: 'One traffic pool',
  examples: ['流量池 沉睡客户'],
  slots: { pool: pool(ASK_POOL) },
  permission: 'pool.show',
  risk: 'read',
  version: 1,
};

export const poolCreate: CommandSpec = {
  id: 'pool.create',
  group,
  names: ['新建流量池', '创建流量池', '建流量池'],
  aliases: ['create pool'],
  summary: '按规则新建流量池',
  summaryEn: 'Create a pool from a rule',
  examples: ['新建流量池 沉睡:30天未互动且无订单'],
  slots: {
    pool: pool({ zh: '流量池叫什么？', en: 'What is the pool called?' }),
    audience: audience({ zh: '包含哪些客户？例如 30天未互动且无订单', en: 'Which customers belong to it?' }),
  },
  permission: 'pool.create',
  risk: 'write',
  version: 1,
};

export const distributionStart: CommandSpec = {
  id: 'distribution.start',
  group,
  names: ['流量分发', '分发'],
  aliases: ['distribute'],
  summary: '把一个流量池的客户分给同事',
  summaryEn: 'Distribute a pool to colleagues',
  examples: ['把沉睡池平均分给小李和小王'],
  slots: {
    pool: pool(ASK_POOL),
    operators: operator(ASK_OPERATOR),
    mode: optional(choice({ 平均: 'equal', 按权重: 'weighted', 按标签: 'byTag', 按空闲: 'leastLoaded' })),
  },
  permission: 'distribution.start',
  risk: 'danger',
  version: 1,
};

export const distributionShow: CommandSpec = {
  id: 'distribution.show',
  group,
  names: ['分发情况', '分发进度', '分发记录'],
  aliases: ['distribution'],
  summary: '看流量分发的进展',
  summaryEn: 'How a distribution goes',
  examples: ['分发情况'],
  slots: { pool: optional(pool()), when: optional(past()) },
  permission: 'distribution.show',
  risk: 'read',
  version: 1,
};

export const segments = [
  tagList,
  tagCreate,
  tagRename,
  tagDelete,
  poolList,
  poolShow,
  poolCreate,
  distributionStart,
  distributionShow,
] as const;
