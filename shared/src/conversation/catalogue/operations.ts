import type { CommandSpec } from '../spec';
import { alert, ASK_ALERT, choice, comparison, optional, past, text } from './slots';

const group = '运营';

export const alertList: CommandSpec = {
  id: 'alert.list',
  group,
  names: ['告警', '告警列表', '警报'],
  aliases: ['alerts'],
  summary: '列出告警',
  summaryEn: 'List alerts',
  examples: ['告警'],
  slots: {
    state: optional(
      choice({
        未处理: 'open',
        没处理: 'open',
        打开: 'open',
        已处理: 'acked',
        已解决: 'resolved',
        红色: 'red',
        黄色: 'yellow',
        严重: 'red',
      }),
    ),
    when: optional(past()),
  },
  permission: 'alert.list',
  risk: 'read',
  menuFor: ['owner', 'admin', 'matrixOps'],
  version: 1,
};

export const alertAck: CommandSpec = {
  id: 'alert.ack',
  group,
  names: ['收到', '处理告警', '认领告警'],
  aliases: ['ack', 'acknowledge'],
  summary: '认领一条告警，表示有人在处理',
  summaryEn: 'Acknowledge an alert',
  examples: ['收到', '处理 AL-3'],
  slots: { alert: optional(alert(ASK_ALERT)) },
  permission: 'alert.ack',
  risk: 'write',
  version: 1,
};

export const alertResolve: CommandSpec = {
  id: 'alert.resolve',
  group,
  names: ['已解决', '解决告警', '关闭告警'],
  aliases: ['resolve'],
  summary: '把告警标为已解决，写上原因',
  summaryEn: 'Resolve an alert with the reason',
  examples: ['AL-3 已解决 换了充电线'],
  slots: { alert: alert(ASK_ALERT), text: optional(text({ zh: '怎么解决的？', en: 'How was it solved?' })) },
  permission: 'alert.resolve',
  risk: 'write',
  version: 1,
};

export const alertRule: CommandSpec = {
  id: 'alert.rule',
  group,
  names: ['告警规则', '设置告警'],
  aliases: ['alert rule'],
  summary: '设定什么情况要告警',
  summaryEn: 'Set when to alert',
  examples: ['在线率低于85%告警'],
  slots: {
    comparison: comparison({
      zh: '什么情况告警？例如 在线率低于85%',
      en: 'Alert in which case? For example online rate < 85%',
    }),
  },
  permission: 'alert.rule',
  risk: 'write',
  version: 1,
};

export const ticketBug: CommandSpec = {
  id: 'ticket.bug',
  group,
  names: ['报Bug', '报bug', '报错', '有bug'],
  aliases: ['bug', 'report bug'],
  summary: '报告一个问题，2 小时内首次答复',
  summaryEn: 'Report a bug',
  examples: ['报Bug 日报图片打不开'],
  slots: { text: text({ zh: '遇到了什么问题？', en: 'What went wrong?' }) },
  permission: 'ticket.bug',
  risk: 'write',
  version: 1,
};

export const ticketRequest: CommandSpec = {
  id: 'ticket.request',
  group,
  names: ['提需求', '提个需求', '新需求'],
  aliases: ['feature request', 'request'],
  summary: '提一个需求，每周评审',
  summaryEn: 'Ask for a feature',
  examples: ['提需求 希望日报能按小组看'],
  slots: { text: text({ zh: '想要什么？', en: 'What would you like?' }) },
  permission: 'ticket.request',
  risk: 'write',
  version: 1,
};

export const ticketUrgent: CommandSpec = {
  id: 'ticket.urgent',
  group,
  names: ['紧急', '紧急工单', '紧急求助'],
  aliases: ['urgent'],
  summary: '紧急求助，15 分钟内答复',
  summaryEn: 'Urgent help, answered in 15 min',
  examples: ['紧急 所有设备都掉线了'],
  slots: { text: text({ zh: '发生了什么？', en: 'What has happened?' }) },
  permission: 'ticket.urgent',
  risk: 'write',
  version: 1,
};

export const ticketShow: CommandSpec = {
  id: 'ticket.show',
  group,
  names: ['工单', '工单进度'],
  aliases: ['tickets', 'ticket'],
  summary: '看工单和进度',
  summaryEn: 'Tickets and their progress',
  examples: ['工单', '我的工单'],
  slots: { text: optional(text()) },
  permission: 'ticket.show',
  risk: 'read',
  version: 1,
};

export const todoList: CommandSpec = {
  id: 'todo.list',
  group,
  names: ['待办', '待办事项'],
  aliases: ['todo', 'todos'],
  summary: '看自己的待办',
  summaryEn: 'Your to-dos',
  examples: ['待办'],
  slots: { when: optional({ type: 'when' }) },
  permission: 'todo.list',
  risk: 'read',
  menuFor: ['userOps', 'contentOps', 'channelOps'],
  version: 1,
};

export const todoDone: CommandSpec = {
  id: 'todo.done',
  group,
  names: ['完成待办', '待办完成', '办完了'],
  aliases: ['done'],
  summary: '把一条待办标为完成',
  summaryEn: 'Mark a to-do as done',
  examples: ['完成待办 2', '完成待办 联系张三'],
  slots: { text: text({ zh: '完成了哪条待办？', en: 'Which to-do is done?' }) },
  permission: 'todo.done',
  risk: 'write',
  version: 1,
};

export const operations = [
  alertList,
  alertAck,
  alertResolve,
  alertRule,
  ticketBug,
  ticketRequest,
  ticketUrgent,
  ticketShow,
  todoList,
  todoDone,
] as const;
