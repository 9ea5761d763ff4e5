const SEND =
  '群发|发消息|发送|发|推送|群发消息|发送消息|发一条|发条|群发一条|推|群发一下|发信息|发一条消息|发条消息|推一条|群发内容';
const SEND_TO = '群发给|发给|推给|推送给|发送给|群发到';

/** Other ways to speak of mass messages, content, words and flows. */
export const reach: Record<string, readonly string[]> = {
  'campaign.create': [
    '-',
    `[定时] {when?} [用|使用] {accountKind|account?} 给|向|对|为 {audience} {when?} [用|使用] {accountKind|account?} ${SEND} [消息|一条|内容|素材|:] {text|content} {when?} [用|使用] {accountKind|account?} [发|发送|定时]`,
    `{when?} 群发|broadcast|send_campaign [消息|给|to|对] {audience} [:|内容|消息] {text|content} {when?} [用|使用] {accountKind|account?}`,
    '{when?} 群发|broadcast|群发消息 [消息|素材] {text!|content} [给|to|到] {audience} {when?}',
    `{when?} [把|将] [素材] {text!|content} {when?} ${SEND_TO} {audience} {when?}`,
    `{when?} 给|向|对 {audience} {when?} 群发|发消息|群发消息|发送消息|推送消息 {when?}`,
    '{when?} 群发|发消息|发送消息|群发消息|broadcast|send_campaign [给] {audience?} {when?}',
    '! 群发|发起群发|新建群发|创建群发|broadcast',
  ],
  'campaign.preview': [
    '-',
    `预演|预览|试算|preview|dry_run|预演一下|预览一下|预演群发|预览群发 [群发|:] {when?} [给|对|向] {audience} {when?} [${SEND}] {text|content?} {when?}`,
    '预演|预览群发|试算|preview|dry_run',
    '预演|预览|试算 {campaign~?} {audience}',
  ],
  'campaign.show': [
    '* 群发记录|群发情况|群发效果|群发列表|群发进度|群发数据|campaigns|群发历史|群发任务 {campaign?} {when?}',
    '* [群发|campaign] {campaign} [群发|效果|进度|结果|到哪了|状态|详情|发得怎么样|发送情况|发完了]',
  ],
  'campaign.approve': [
    '* 可以|没问题|通过|批准|同意|审批通过|审核通过|准了|approve|批了|同意发|可以发|通过审批|通过审核 {campaign} [审批|审核|群发]',
  ],
  'campaign.reject': [
    '驳回|不通过|拒绝|<打,退><回,回去,回来>|reject|不同意|不批|毙掉|否掉|否决 [群发] {campaign&} [,|:|原因|因为|理由|原因是|理由是] {text?}',
    '[把] {campaign&} [审批|审核|群发] 驳回|不通过|<打,退><回,回去,回来>|不行|拒绝|不同意|不批|毙掉|否掉|否决|不合格|别发|重写 [了|,|:|因为|原因|理由|原因是|理由是] {text?}',
    '驳回|驳回群发|打回|reject',
  ],
  'content.create': [
    '<新建,添加,上传,新增,存,加,保存,录入,录,创建,建><,个,一个,一条,条,一份>素材|存为素材|create_content [:] {text}',
  ],
  'content.list': [
    '-',
    '* 素材|素材库|素材列表|内容库|contents|library|所有素材 {when?} [打开]',
    '素材|素材库|搜素材|找素材|查素材 {text=label?}',
  ],
  'content.review': [
    '* 待审核|审核素材|待审素材|待审内容|待审|待审批|审核|<要,需要,等,等着,待>我审核|review_content|等待审核|要审核|需要审核 {content?} [素材|内容|列表|什么]',
  ],
  'content.rewrite': [
    '-',
    '[把|将] [素材] {content&} <写,改写,重写,改,润色,弄,变><得,成,的,> {text}',
    '改写|重写|润色|rewrite|优化|改一下|修改 [素材] {content} [成|为|得|:|,|改成|改得] {text?}',
    '[把|将] [素材] {content&} 改写|重写|润色|改|优化|改写一下|润色一下|改写得|改得|改成|改写成 [成|为|得|:|,] {text?}',
    '改写|重写|润色|rewrite',
  ],
  'word.check': [
    '查敏感词|敏感词检查|检查敏感词|检测敏感词|敏感词检测|敏感词|查一下敏感词|查查敏感词|check_words [:] {text}',
    '[这句|这段|这句话|这段话|这个词|这些词|这条|下面|帮我看] [里|里面|中] <有没有,有无,是否有,是不是有,有,含不含,含>敏感词|有没有违规|违不违规|违规吗|能不能发|能发吗|敏感吗 [吗] {text}',
    '{text!} [这句|这段|这句话|这段话|这个词|这些词|这条] [里|里面|中] 有没有敏感词|有敏感词|敏感|能发|违规|有没有违规|含敏感词|能不能发',
    '检查|看看|检测|查 {text!} [有没有|有|是否有|里的] 敏感词',
  ],
  'word.add': [
    '<添加,新增,加,增加,录入,录,新建><,个,一个>敏感词|add_word [:] {text}',
    '敏感词 <加,添加,新增,增加><,个,一个> [:] {text}',
    '[把|将] {text!} <加,放,列,录><入,到,进,为>敏感词|设为敏感词|算敏感词 [库|词库|里|里面]',
    '[把|将] {text} <加,放,录><入,到,进>敏感词 [库|词库|里|里面]',
  ],
  'sop.list': ['* sop|sops|流程|<所有,全部><,的>流程|sop列表|流程列表|自动化流程|所有sop [列表|清单]'],
  'sop.show': [
    '-',
    'sop|流程|查看sop|看sop|sop详情 {sop} [详情|步骤|数据|进展]',
    '{sop!} [详情|步骤|数据|进展|怎么样|内容]',
  ],
  'sop.enable': [
    '-',
    '启用sop|开启sop|打开sop|启动sop|开sop|上线sop|enable_sop|启用流程|开启流程 {sop}',
    '启用|开启|打开|启动|开|上线|enable {sop!}',
    '[把|将] {sop!} [sop|流程] 启用|开启|打开|启动|上线|开起来',
    '启用sop|开启sop|打开sop|enable_sop',
  ],
  'sop.disable': [
    '-',
    '停用sop|关闭sop|关掉sop|停掉sop|停止sop|下线sop|暂停sop|disable_sop|停用流程|关闭流程|停用|关闭|关掉|停掉|停了|关了 {sop} [sop|流程]',
    '停用|关闭|关掉|停掉|停止|下线|暂停|disable {sop!}',
    '[把|将] {sop!} [sop|流程] 停用|关闭|关掉|停掉|停止|下线|暂停|停了|关了',
    '停用sop|关闭sop|关掉sop|disable_sop',
  ],
  'sop.enrol': [
    '-',
    '[把|将|让|给|带] [客户] {customer|ordinals} [都|全部|也] 加入|加到|放进|放入|加进|拉进|进入|拉入|纳入|放到|进|enrol|enroll [sop|流程] {sop} [里|中|里面|去|流程|sop]',
    '[把|将|让] {audience} [都|全部] 加入|加到|放进|放入|加进|拉进|进入|拉入|纳入|放到 [sop|流程] {sop} [里|中|里面]',
    '加入sop|进入sop|enrol|enroll',
  ],
  'sop.why': [
    '{customer} [在|的] sop|流程 [里|中|里面|上] 到哪了|到哪一步|到哪步了|到哪一步了|进度|走到第几步|走到第几步了|进行到第几步|走到哪了|走到哪|走到哪一步|卡在哪|进行到哪|进行到哪了|在哪一步|到第几步|到第几步了|第几步',
    '{customer} 在 {sop} [里|中|里面|上] 到哪了|到哪一步|到哪步了|到哪一步了|进度|走到哪了|走到哪|走到哪一步|卡在哪|进行到哪|进行到哪了|在哪一步|到第几步|到第几步了|第几步',
    'sop进度|sop到哪一步|sop到哪了 {customer}',
    '{customer} sop到哪一步|sop到哪了|sop进度|到哪个sop了|在哪个sop|走到sop哪一步|走到sop哪一步了',
  ],
};
