import type { CommandSpec } from '../spec';
import {
  account,
  ACCOUNT_KINDS,
  ASK_AUDIENCE,
  ASK_CUSTOMER,
  ASK_TASK,
  audience,
  choice,
  customer,
  future,
  number,
  optional,
  past,
  tag,
  task,
  text,
} from './slots';

const group = '任务';
const one = { task: task(ASK_TASK) };

/** Task states as an operator says them. */
const STATES: Record<string, string> = {
  正在执行: 'running',
  执行中: 'running',
  进行中: 'running',
  运行中: 'running',
  正在跑: 'running',
  在跑: 'running',
  失败: 'failed',
  出错: 'failed',
  排队: 'queued',
  等待: 'queued',
  未开始: 'queued',
  暂停: 'paused',
  完成: 'done',
  成功: 'done',
  停止: 'stopped',
  取消: 'stopped',
};

export const taskList: CommandSpec = {
  id: 'task.list',
  group,
  names: ['任务', '任务列表'],
  aliases: ['tasks', 'list tasks'],
  summary: '列出任务，可按状态和时间筛选',
  summaryEn: 'List tasks by state and time',
  examples: ['任务', '正在执行的任务', '失败的任务'],
  slots: { state: optional(choice(STATES)), when: optional(past()) },
  permission: 'task.list',
  risk: 'read',
  menuFor: ['owner', 'userOps', 'matrixOps'],
  version: 1,
};

export const taskShow: CommandSpec = {
  id: 'task.show',
  group,
  names: ['任务', '任务详情', '任务进度', '查看任务'],
  aliases: ['task', 'show task'],
  summary: '看一个任务的进度和结果',
  summaryEn: 'Progress and result of one task',
  examples: ['任务 T-87'],
  slots: one,
  permission: 'task.show',
  risk: 'read',
  version: 1,
};

export const taskPause: CommandSpec = {
  id: 'task.pause',
  group,
  names: ['暂停任务', '暂停'],
  aliases: ['pause', 'pause task'],
  summary: '暂停一个任务',
  summaryEn: 'Pause a task',
  examples: ['暂停 T-87'],
  slots: one,
  permission: 'task.pause',
  risk: 'write',
  version: 1,
};

export const taskResume: CommandSpec = {
  id: 'task.resume',
  group,
  names: ['继续任务', '恢复任务', '继续'],
  aliases: ['resume', 'resume task', 'continue'],
  summary: '继续一个暂停的任务',
  summaryEn: 'Resume a paused task',
  examples: ['继续 T-87', '恢复任务 T-87'],
  slots: one,
  permission: 'task.resume',
  risk: 'write',
  version: 1,
};

export const taskStop: CommandSpec = {
  id: 'task.stop',
  group,
  names: ['停止任务', '停止', '终止'],
  aliases: ['stop', 'stop task'],
  summary: '停止一个任务，没做的不再做',
  summaryEn: 'Stop a task; what is not done stays undone',
  examples: ['停止 T-87'],
  slots: one,
  permission: 'task.stop',
  risk: 'danger',
  version: 1,
};

export const taskRetry: CommandSpec = {
  id: 'task.retry',
  group,
  names: ['重试', '重试任务'],
  aliases: ['retry', 'retry task'],
  summary: '重试一个任务里失败的部分',
  summaryEn: 'Retry what failed in a task',
  examples: ['重试 T-87 失败的'],
  slots: { ...one, only: optional(choice({ 失败: 'failed' })) },
  permission: 'task.retry',
  risk: 'write',
  version: 1,
};

export const taskExplain: CommandSpec = {
  id: 'task.explain',
  group,
  names: ['没发出去的原因'],
  aliases: ['why not sent'],
  summary: '说明为什么没有发给某位客户',
  summaryEn: 'Why a customer was left out',
  examples: ['为什么没发给张三'],
  slots: { customer: { ...customer(ASK_CUSTOMER), or: 'task' }, task: optional(task()) },
  permission: 'task.explain',
  risk: 'read',
  version: 1,
};

export const momentPublish: CommandSpec = {
  id: 'moment.publish',
  group,
  names: ['发朋友圈', '发布朋友圈', '发圈'],
  aliases: ['post moment', 'publish moment'],
  summary: '用指定的微信号发一条朋友圈',
  summaryEn: 'Publish a moment',
  examples: ['发朋友圈「新品到店，欢迎来看」用业务号 明天8点'],
  slots: {
    text: text({ zh: '朋友圈发什么内容？', en: 'What should the moment say?' }),
    accountKind: optional(choice(ACCOUNT_KINDS)),
    account: optional(account()),
    content: optional({ type: 'content' }),
    when: optional(future()),
  },
  permission: 'moment.publish',
  risk: 'danger',
  menuFor: ['contentOps'],
  version: 1,
};

export const momentLike: CommandSpec = {
  id: 'moment.like',
  group,
  names: ['点赞', '朋友圈点赞', '自动点赞'],
  aliases: ['like moments'],
  summary: '给一批客户的朋友圈点赞',
  summaryEn: 'Like the moments of an audience',
  examples: ['给高价值客户点赞'],
  slots: {
    audience: audience({ zh: '给哪些客户点赞？例如 高价值客户', en: 'Whose moments should be liked?' }),
    number: optional(number()),
    when: optional(future()),
  },
  permission: 'moment.like',
  risk: 'mass',
  version: 1,
};

export const groupCreate: CommandSpec = {
  id: 'group.create',
  group,
  names: ['建群', '创建群', '拉群', '新建群'],
  aliases: ['create group'],
  summary: '用一个微信号把一批客户拉成群',
  summaryEn: 'Create a chat group with an audience',
  examples: ['用A-0031建群 30人 标签意向'],
  slots: {
    account: account({
      zh: '用哪个微信号建群？例如 A-0031',
      en: 'Which account creates the group? For example A-0031',
    }),
    number: optional({
      ...number({ zh: '多少人？3 到 38 人', en: 'How many people? 3 to 38' }),
      min: 3,
      max: 50,
    }),
    tag: { ...tag(ASK_AUDIENCE), or: 'audience' },
    audience: optional(audience()),
    when: optional(future()),
  },
  permission: 'group.create',
  risk: 'danger',
  version: 1,
};

export const groupWelcome: CommandSpec = {
  id: 'group.welcome',
  group,
  names: ['设置入群欢迎语', '入群欢迎语', '欢迎语'],
  aliases: ['group welcome'],
  summary: '设置新人进群时的欢迎语',
  summaryEn: 'Set the welcome text of groups',
  examples: ['设置入群欢迎语 欢迎加入，群里每周三有福利'],
  slots: { text: text({ zh: '欢迎语写什么？', en: 'What should the welcome say?' }) },
  permission: 'group.welcome',
  risk: 'write',
  version: 1,
};

export const tasks = [
  taskList,
  taskShow,
  taskPause,
  taskResume,
  taskStop,
  taskRetry,
  taskExplain,
  momentPublish,
  momentLike,
  groupCreate,
  groupWelcome,
] as const;
