const DID =
  '做了什么|干了什么|做过什么|操作了什么|操作记录|都做了什么|都干了什么|干嘛了|操作日志|干过什么|操作过什么|做了哪些操作|有哪些操作|的操作|动了什么';
const THING = '{device|account|task|customer}';
const AS = '做|当|为|成为|担任|设为|成|加上|授予|开通|加|设成|任|当上|来做|的';

/** Other ways to speak of alerts, tickets, roles and the audit. */
export const operations: Record<string, readonly string[]> = {
  'alert.list': ['* 告警|警报|alerts|报警|预警|告警列表|告警记录 {state?} {when?} [列表|清单|记录|信息]'],
  'alert.ack': [
    '-',
    '! 收到',
    '* 处理|收到|认领|ack|acknowledge|接手|我来处理|跟进|在处理|处理中|正在处理|处理告警|认领告警|我来 {alert} [告警|这条]',
    '处理告警|认领告警',
  ],
  'alert.resolve': [
    '-',
    '[告警] {alert&} 已解决|解决了|解决|搞定了|搞定|处理好了|已处理|处理完了|关闭|好了|resolved|已恢复|恢复了|修好了|处理完|已经解决|已经处理 [了|,|:] {text?}',
    '解决|关闭|resolve|解决告警|关闭告警|标记解决 [告警] {alert&} [,|:|原因|因为] {text?}',
    '[把] {alert} 标为|标记为|设为 已解决|解决 {text?}',
    '解决告警|关闭告警',
  ],
  'alert.rule': [
    '[当|如果|要是|一旦] {comparison&} [时|的时候|的话] [就|则|要] 告警|报警|提醒我|通知我|alert|预警|发告警|触发告警|给我告警 [我]',
    '* 告警规则|设置告警|新建告警|添加告警|alert_rule|告警条件|<新增,添加,设置,新建,加,设,建><,个,一个,一条>告警<,规则> {comparison}',
  ],
  'ticket.bug': [
    '报bug|提bug|报个bug|提个bug|反馈bug|反馈问题|反馈一个问题|有个bug|发现bug|发现一个bug|report_bug [:|,] {text}',
  ],
  'ticket.request': ['提需求|提个需求|提一个需求|新需求|需求|feature_request [:|,] {text}'],
  'ticket.urgent': ['紧急|紧急工单|紧急求助|紧急情况|urgent [:|,|!] {text}'],
  'ticket.show': [
    '-',
    '* 工单|tickets|我的工单|我提的工单|我报的工单|我的需求|工单列表|工单进度|我提的需求|我报的bug|需求进度|bug进度 [列表|进度|处理|到哪了|进展|处理得怎么样了|怎么样了]',
    '工单 {text}',
  ],
  'todo.list': [
    '* 还有什么没做|还有哪些没做|还有什么事没做|还有什么要做|有什么要做|待办|todo|todos|待办事项|我的待办|待办列表|要做的事|要办的事 {when?} [列表|清单|事项]',
  ],
  'todo.done': [
    '<完成,完成了,办完,办完了,做完,做完了,搞定,搞定了,勾掉>待办|待办完成|办完了|done [:] {text}',
    '待办 {text} 完成|做完了|办完了|搞定了|已完成|完成了',
    '[把] 待办 {text} 标为完成|标记完成|勾掉',
  ],
  'role.grant': [
    '-',
    `让|把|将|给|授权|任命|设置|grant|安排 {operator} [${AS}] {role} [吧|的权限|的角色|角色|权限]`,
    `授权|授予角色|授予|grant_role|grant {operator} [${AS}|as] {role}`,
    '{operator} 设为|升为|设成|升级为 {role} [角色|权限]',
    '给 {operator} 授权|授予|开通|分配|加上 {role} [角色|权限|岗位]',
    '授予|给 {operator} {role} 角色|权限|岗位',
    '授权|授予角色|grant|grant_role',
  ],
  'role.revoke': [
    '-',
    '撤销|取消|收回|移除|去掉|撤掉|免去|剥夺|revoke|撤回|取消授权|收回权限|撤销角色 {operator} {role} [角色|权限|岗位|身份|授权]',
    '[把|将] {operator} {role} [角色|权限|岗位|身份] 撤销|收回|取消|去掉|撤了|撤掉|收了|免了|移除|拿掉',
    '取消授权|撤销角色|收回权限|revoke|revoke_role',
  ],
  'audit.search': [
    '-',
    `{when?} 谁 {when?} {action} [了|过|的|掉] ${THING} [的|了|设备|账号|标签]`,
    `{when?} 谁 {when?} [给|把] ${THING} {action} [了|过|的]`,
    `${THING} {when?} 是谁|被谁|谁 {when?} {action} [了|过|的]`,
    `{when?} 谁 {when?} 动了|动过|操作了|操作过|碰了|改了|改过 ${THING}`,
    `{when?} {operator} {when?} ${DID}`,
    '* 审计|操作记录|审计日志|audit|操作日志|操作历史 {operator!?} {device?} {account?} {task?} {when?}',
    '{operator} {when?} 审计|操作记录|操作日志|操作历史',
    '{when?} 谁 {action} [了|过] {when?}',
    '{when} 有哪些操作|的操作|操作了什么|做了哪些操作|都有哪些操作',
  ],
  'queue.show': [
    '* 队列|queue|queues|队列状态|队列积压|任务队列|队列长度|积压 [积压|堆积|堵|堵了|长度|状态|排队|多长|长|排多长]',
  ],
  'system.status': [
    '* 系统状态|系统情况|运行状态|status|system_status|系统正常|系统怎么样|系统运行|服务状态|系统还好|系统健康 [正常]',
    '* 系统|服务|平台 正常|还好|怎么样|运行正常|稳定|没问题|挂了|运行|状态|运行状态|出问题|卡 [有没有]',
  ],
};
