const SEND = '发|推送|推|发送|送|订阅|send|subscribe|发一份|发一下|推一份';
const TO = '发到|推送到|推到|发送到|发给|推送给|发去|同步到';
const VERSUS = '对比|比|相比|和|跟|较|与|比较|compare|vs|对|比起|compared_to';
const FELL =
  '掉了|下降|下降了|降了|少了|跌了|变少了|变少|掉|跌|变低|变低了|这么低|这么少|下滑|下滑了|涨了|上升|变化|降低了|低|少|不好|减少了|减少|变差了|暴跌|掉这么多|掉得厉害|没起来|不行|drop|dropped|down';
const WHY = '为什么|怎么|什么原因|why|为何|怎么会';
const RANKED = '排行|排名|排行榜|榜|榜单|rank|top|排序|ranking';
const SET = '为|是|定|设|改|调|到|成|设为|定为|改成|改为|设成|设置为|调整为|调到|定到|改到|调整到|提高到|=|:';
const COST =
  '记成本|登记成本|录入成本|记一笔成本|记个成本|记一下成本|添加成本|加成本|add_cost|记一笔|记账|成本';

const THAT_WEEK = '那周|那一周|的|那个星期';

/** A time said first is the week's; one said after the word belongs to what is written. */
const reviewPart = (words: string): readonly string[] => [
  '-',
  `${words} [:|,] {text}`,
  `{when} [${THAT_WEEK}] ${words} [:|,] {text}`,
];

/** Other ways to ask for reports and figures. */
export const data: Record<string, readonly string[]> = {
  'report.daily': [
    '* 日报|daily|daily_report|report|今日日报|日报表|经营日报|战报|日报告 {when?} [图|report|今日]',
    '[今天|今日|看|看看] 早报|晨报|简报 [呢] +report=brief',
    '[看看] {when?} 日报 <出,出来,生成,好,做好,发><了,><没,没有,吗> {when?}',
    '! 昨天怎么样|今天怎么样|昨天的情况|今天的情况 {when~?}',
  ],
  'report.weekly': [
    '* 周报|复盘|周复盘|weekly|weekly_report|每周复盘|周报表|周总结 {when?} [report] [那周|那一周]',
  ],
  'review.write': [
    '-',
    `写复盘|填复盘|做复盘|write_review {when?} [${THAT_WEEK}]`,
    `写复盘|填复盘|做复盘|write_review {when?} {reflection!} {conclusion!} {actions!}`,
    `{when} [${THAT_WEEK}] 写复盘|填复盘|做复盘`,
  ],
  'review.reflect': reviewPart('写反思|补反思|reflect'),
  'review.conclude': reviewPart('写结论|补结论|conclude'),
  'review.act': reviewPart('加行动|写行动|补行动|添加行动|加个行动|加一条行动|add_action'),
  'report.monthly': ['* 月报|monthly|monthly_report|月度报告|月报表|月总结|月度总结 {when?} [report]'],
  'report.quarterly': [
    '* 季报|quarterly|quarterly_report|季度报告|季度报|季报表|季总结|季度总结|季度复盘 {when?} [report]',
  ],
  'report.subscribe': [
    '-',
    '* {repeat} {report}',
    `* {repeat} ${SEND} {report} [我|给|to] [一份|一次]`,
    `{repeat} [把] {report} ${TO} {chat}`,
    `{repeat} 给|往|在|向 {chat} ${SEND} {report}`,
    `{repeat} ${SEND} {report} 到|给|去 {chat}`,
    `[把] {report} {repeat?} ${TO} {chat} {repeat?}`,
    `* 订阅|subscribe|定时发|定时推送 {report} {repeat?}`,
    '订阅|subscribe',
  ],
  'report.unsubscribe': [
    '[以后] 退订|取消订阅|取消|不要|别再发|不再发|停止发送|别发|unsubscribe|不订阅|关闭|取消推送|不要再发|停止推送|停发|别再给我发|不要再给我发|别给我发|不要给我发|不想收|不想看|<别,别再,不要,不要再,不用,不用再,停止><,给我><发,推,推送>|不再订阅|不要订阅 {report} [推送|订阅|了|的订阅|的推送|给我]',
    '[把] {report} 退订|不要再发了|别发了|取消订阅|停发|不用发了|别再发了|<不用,不要,别,不必,不需要><再,><发,推,推送,给我发,给我推>了|不要再推了|退了|取消|停了 [给我]',
    '! 取消订阅|unsubscribe',
  ],
  'metric.query': [
    '* {metric} {when?} {account?} {channel!?}',
    '{operator} {when?} {metric}',
    '{channel} [渠道] {when?} {metric}',
    '{when} {channel|operator|account} [渠道] {metric}',
    `{when?} {metric} {when?} [和|跟|与] ${VERSUS} {when>compare} [对比|相比|比较|比|怎么样]`,
    '对比|比较|比一下 {when} [和|跟|与|同] {when>compare} {metric}',
    `{when} {metric} [和|跟|与] {when>compare} 对比|相比|比较|比`,
    `{when} [和|跟|与] ${VERSUS} {when>compare} {metric} [对比|变化|相比]`,
    '{when?} {metric} {when?} 环比 +compare=previous',
    '{when?} {metric} {when?} 同比 +compare=lastYear',
    '指标|查指标|看指标|查数据|metric',
  ],
  'metric.rank': [
    '-',
    `* {metric} {order} {by} {when?} {number?} [前|名|是|谁|哪个]`,
    '* 健康分 {order} {by} {when?} {number?} [前|名|是] +metric=averageHealth',
    `* {metric} ${RANKED} {by?} {when?} {number?} [前|名|按] +order=desc`,
    `谁|哪个人|哪位同事|哪个同事|哪位 {when?} {metric} {order} {when?} +by=operator`,
    `{when?} 谁|哪个人|哪位同事|哪个同事|哪位 {metric} {order} +by=operator`,
    `{when?} {metric} {order} 前 {number} [名] {by}`,
    `* ${RANKED} {by} {metric} {when?}`,
    '* {metric} 前 {number} [名|位|个|的] {by} {when?} +order=desc',
    '各|每个|按|分|各个 {by} [看|统计|汇总] {when?} {metric} {when?} [排行|排名] +order=desc',
    '排名|排行|rank',
  ],
  'metric.why': [
    `* ${WHY} ${FELL} {metric?} {when?} [突然|会|又|一下子|这么|这么多|那么多|这么厉害|这么快|好多|数据|都|了|原因|比平时|比昨天]`,
    `* {metric} {when?} 下降原因|下滑原因|原因分析|掉的原因|变化原因|下跌原因|波动原因|下降的原因|为什么波动|异常原因`,
    `分析 {when?} {metric} {when?} 下降|为什么下降|原因|为什么变化|为什么掉|波动 [原因|的原因]`,
  ],
  'funnel.show': [
    '* 漏斗|转化漏斗|funnel|漏斗图|转化情况|流失环节 {when?} {funnel?} {channel!?}',
    '{when?} {channel} [渠道] {when?} {funnel?} 漏斗|转化漏斗|漏斗图 {when?}',
    '漏斗|funnel {channel} {when?}',
  ],
  'rfm.show': [
    '* rfm|rfm<分层,分群,模型,分布,分析,图>|<客户,用户><价值,><分层,分群>|rfm分析|客户价值分布|价值分层|rfm模型|客户价值 [图|分布|分析]',
  ],
  'retention.show': [
    '* 留存|留存率|retention|留存分析|留存情况|客户留存 {when?}',
    '{number} [的] 日留存|天留存|日留存率|天留存率|日的留存|天的留存',
    '{number} [日|天] 留存|留存率',
  ],
  'health.index': [
    '* 私域健康度|健康度|健康度指数|health_index|私域健康指数|私域健康|私域健康分|私域指数 {when?} [指数|得分]',
  ],
  'target.set': [
    `设置|设定|设|调整|修改|更新 {when?} {metric} {when?} 目标|的目标 [${SET}] {number} [元|块|%]`,
    `目标|设目标|设置目标|设定目标|target|set_target|定目标|改目标|调整目标 {when?} {metric} {when?} [每天|每日|一天|日均|每周|每月|${SET}] {number} [元|块|万元|%]`,
    `[把|将] {when?} {metric} {when?} 目标|的目标 [${SET}] {number} [元|块|%]`,
    `[把|将] {when?} 目标 {metric} [${SET}] {number} [元|块|%]`,
  ],
  'cost.add': [
    '-',
    `${COST} {when?} {text=label?} {money}`,
    `${COST} {text=label} {when} {money}`,
    `${COST} {when?} {channel!} {text=label?} {when?} {money}`,
    `${COST} {text=label} {money} {when}`,
    `${COST} {money} {when?} {text=label?} {when?}`,
    `{when?} {text=label} ${COST}|花费|费用|花了|支出 {money&} [记一下|记成本|记上]`,
    `[今天|刚才|刚] {when?} 花了|花|支出|付了 {money&} {when?} 买|用于|用在|投|投了|买了|做|付 {text=label}`,
    `{when?} {text=label} {when?} 成本|费用|花费|支出|花了 {money&}`,
    COST,
  ],
  'performance.show': [
    '* [我的|我|个人|自己的|本人] 业绩|绩效|performance|my_performance|成绩|战绩 {when?}',
    '{operator} {when?} 业绩|绩效|成绩|战绩 {when?}',
    '{when?} {operator} 业绩|绩效|成绩|战绩',
  ],
  'experiment.show': ['实验|实验结果|ab测试|experiments|ab_test|实验进展 {text?}'],
};
