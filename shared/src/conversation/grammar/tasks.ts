const NOT_SENT = '为什么没|为什么没有|怎么没|怎么没有|为何没|为什么不|为什么还没';
const MOMENT =
  '发朋友圈|发布朋友圈|发圈|发一条朋友圈|发条朋友圈|发个朋友圈|朋友圈发|post_moment|publish_moment';
const GROUP =
  '建群|创建群|拉群|新建群|建个群|拉个群|建一个群|拉一个群|创建群聊|建立群聊|建群聊|拉一个群聊|create_group';
const WELCOME = '<,入群,进群,新人,新群,群,群里,新人入群><,的>欢迎<语,词,辞>';

/** Other ways to speak of tasks and what phones do. */
export const tasks: Record<string, readonly string[]> = {
  'task.list': [
    '* 任务|tasks|list_tasks|task_list|任务列表 [列表|清单|进度|队列里] {state?} {when?}',
    '* 在跑什么|正在跑什么|正在执行什么|在执行什么|现在在跑什么|跑着什么 [任务] +state=running',
    '* 在跑|在执行|正在跑|跑着|执行着|进行着 任务 {when?} +state=running',
  ],
  'task.show': [
    '-',
    '* [没|没有|了没] [任务|task|show_task|任务详情|任务进度|查看任务|看任务] {task} [任务|执行] [进度|状态|详情|到哪了|到哪里了|进行到哪了|进行到哪里了|进行到哪一步了|到哪一步了|进行得怎么样|进行得怎么样了|跑完了|完成|好了|结果|执行情况|怎么样了|做完了|发完了|跑到哪了|完成了没|进展|怎么了|跑完没|执行到哪了|完成情况|多少了|<执行,跑,进行,发,做,推进>得<怎么样,怎样,如何>|跑到几成|还剩多少|还要多久|status|progress]',
  ],
  'task.pause': [
    '-',
    '* 暂停|pause|先停|暂停任务|pause_task|挂起|停一停 {task} [任务|执行|这个]',
    '暂停任务|pause_task|pause',
    '暂停',
  ],
  'task.resume': [
    '* 继续|恢复|resume|接着跑|接着做|继续执行|恢复执行|继续任务|恢复任务|接着执行|继续跑 {task} [任务|执行|跑]',
  ],
  'task.stop': [
    '* 停止|终止|停掉|中止|结束|stop|stop_task|cancel|cancel_task|取消|叫停|停止任务|终止任务|取消任务|中断|停了吧|停掉吧 {task} [任务|执行|这个]',
    '{task} <不做,不要,不跑,不发,不用,不要跑,不要发,别跑,不要做,不要执行,不用跑,不用发><,了> [,] <停,停止,停掉,终止,中止,取消,结束,叫停><,吧,了吧>',
    '把|将 {task} 停|停了|停了吧|关了',
  ],
  'task.retry': [
    '* [只|仅|光] 重试|再试|再试一次|重跑|retry|retry_task|重新执行|再跑|再跑一次|重做|重新跑|重发|重新发|重新发送|重新群发|再发|再发一次|再发一遍|重试任务 {task} [里|中|里面] {only?} [部分|任务|一次|一遍|那些|那部分|客户|项|几个]',
    '[把] {task} {only} [部分|那些|那部分|客户|几个|项] 重试|再试|重跑|重新执行|再跑|再试一次|重试一次|重试一遍|重新发|重新发送|再发|重发 [一遍|一次]',
  ],
  'task.explain': [
    '-',
    '没发出去的原因|why_not_sent {customer|task}',
    `[任务] {task?} ${NOT_SENT} 发给|发到|给|发送给|触达|推给|发 {customer} [发|发消息|发送|推送|消息|发信息|发群发]`,
    `${NOT_SENT} [给] {customer} 发|发消息|发送|推送|发群发|发到 {task?}`,
    '为什么|怎么|为何 {customer} 没|没有|还没|还没有 收到|发到|被触达|收到消息|收到群发|发|发出去|发成功|发过去|收到信息 [消息|群发]',
    `{customer} ${NOT_SENT} 收到|发到|发|发送|收到消息|收到群发|被触达|收到信息|发出去|发成功|发过去`,
    '{customer} 没|没有 收到|收到消息|收到群发|发到|发出去 原因|什么原因|怎么回事',
    `为什么 {task} 没|没有 发给|给 {customer} [发]`,
    '[任务] {task} 失败原因|为什么失败|怎么失败了|失败的原因|为什么失败了|怎么失败的|为什么没发|为什么没发完',
    '为什么没发|没发出去的原因|why_not_sent',
  ],
  'moment.publish': [
    '-',
    `[定时] [用|使用|让] {accountKind|account?} {when?} [用|使用|让] {accountKind|account?} ${MOMENT} [内容|内容是|文案|文案是|素材|:] {text|content} {when?} [用|使用] {accountKind|account?} [发|发布|定时] {when?}`,
    `* ${MOMENT} {text!|content} {when?} {accountKind|account?} [用|使用|让] [发]`,
    `{when?} [用|使用] {accountKind|account?} ${MOMENT}`,
  ],
  'moment.like': [
    '-',
    '* 点赞|点个赞|朋友圈点赞|自动点赞|点点赞|like_moments {audience} {number?} {when?} [给|为|帮] [朋友圈] [每人|每个|去]',
    '点赞|朋友圈点赞|自动点赞|like_moments',
  ],
  'group.create': [
    '-',
    `* ${GROUP} {account?} {number?} {tag|audience!?} {when?} [用|使用|号|让] [群|的群] [拉|邀请]`,
    '[用|使用|让] {account} {when?} 给|为|帮|拉|把 {audience} {when?} 建|拉|建个|拉个|建一个|拉一个|建成|拉成|拉进|组 [个|一个] {number?} 群|的群|群聊 {when?}',
    '[用|使用|让] {account?} {when?} 拉|建|创建|新建 [个|一个] {number?} 群|的群|群聊 {tag|audience!?} {when?}',
  ],
  'group.welcome': [
    `${WELCOME} [设置|改|设|换|设置为|改成|改为|设为|换成|设成] [为|成|:] {text}`,
    `设置|修改|更新|改|设|换 ${WELCOME} [为|成|:] {text}`,
    `[把] ${WELCOME} 改成|改为|设为|换成|设置成 {text}`,
  ],
};
