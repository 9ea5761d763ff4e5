const TAGGED =
  '打标签|打上标签|加标签|贴标签|贴个标签|贴一个标签|加一个标签|打个|加上标签|添加标签|打个标签|加个标签|贴上标签|打一个标签|标签打上|打个|加个|贴个|打一个|加一个|打|打上|加上|贴上|添加|加|贴|标上|标记为|标为|标成|标记|标记成|标上|归为';
const OFF = '去掉|移除|取消|删掉|删除|去除|摘掉|拿掉|移掉|清除|撕掉|remove';
const PERSONAL =
  '个人信息|个人资料|所有信息|全部信息|个人数据|所有资料|全部资料|隐私信息|隐私数据|所有数据|全部数据|个人隐私|信息|资料|数据';
const RENAMED = '改名为|改名|改成|改为|重命名为|改叫|更名为|改名成|改名叫|重命名成|重命名';
const REMIND = '提醒我|叫我|记得提醒我|到时候提醒我|记得叫我|remind_me|设个提醒|提醒';
const CONTACT = '跟进|联系|回访|跟一下|回复|打电话给|去跟进|找|约|给|继续跟进';
const NO_MORE = '别再给|不要再给|停止给|不再给|别给|以后别给|以后不要给';

/** Other ways to speak of customers, tags and pools. */
export const customers: Record<string, readonly string[]> = {
  'customer.search': [
    '-',
    '找|查|搜|找找|查查|搜搜|搜索|查找|查询|检索|find|search|找一下|查一下|搜一下|find_customer|search_customer [客户|用户|顾客|叫|名叫|一下|customer|名字叫] {customer} [客户|这个客户|这个人]',
    '找客户|查客户|搜索客户|搜客户|查找客户',
    '客户搜索|客户查询|搜索客户 [:] {customer}',
    '有没有|有没 [一个|个|一位] [客户] 叫|姓|名叫 {customer} [的|客户|用户]',
    '* 客户|用户|customers [新增|新加|加的|新加的|列表|名单|加进来的|加了|新来的|新|新增加的|谁] {when}',
    '* 客户列表|客户名单|所有客户|customers|全部客户|客户们',
    '{audience} 有哪些|有谁|是谁|都有谁|是哪些|名单',
    '* {audience!} [名单|列表|找|找出|筛选|筛选出|筛出|圈出|搜|找出来]',
    '找|筛选|筛|圈|列出|找出|筛出 {audience}',
    '{customer!} [找|是谁]',
  ],
  'customer.show': [
    '客户|客户资料|客户详情|customer|show_customer|看客户|查看客户|看看客户 {customer} [资料|详情|信息|怎么样|档案|的情况]',
    '{customer} [客户|用户] 资料|详情|客户资料|档案|客户详情|客户信息|画像|客户档案',
  ],
  'customer.tag': [
    '给|为|把|将|帮 {customer|ordinals} [都|全|全部|也] ' + TAGGED + ' [标签|:|为|成|上] {tag}',
    '{customer|ordinals} 打标签|打上标签|打个标签|打一个标签|加标签|加个标签|加上标签|贴标签|贴个标签|贴上标签|打上|加上|贴上|标记为|标记成|标为|标成|添加标签 [:|为] {tag}',
    '给|把|将|为 {audience} [都|全|全部] ' + TAGGED + ' [标签|:|为|成|上] {tag}',
    '打标签|加标签|贴标签|tag|add_tag {tag} [给|到|for|to] {customer|ordinals}',
    'tag|add_tag {customer} [with|as] {tag}',
    '[把] {tag!} 打给|加给|贴给|加到|打到 {customer|ordinals} [身上]',
  ],
  'customer.untag': [
    `${OFF}|untag {customer|ordinals&} [身上|的] {tag!&} [吧]`,
    `[给|把|将] {customer|ordinals&} [身上|的] {tag!&} ${OFF}|去了|删了`,
    `[给|把|将] {customer|ordinals&} ${OFF} {tag!&}`,
    '[把|将] {tag!} 从 {customer|ordinals} [身上|那里|这里] 去掉|移除|拿掉|删掉|摘掉|取消|去除|移掉',
    'untag {customer|ordinals} {tag}',
    `${OFF} {customer|ordinals&} 标签 [:] {tag}`,
  ],
  'customer.note': [
    '[给|为|帮] {customer} 备注|添加备注|加备注|记备注|写备注|记一下|加个备注|备注一下|加条备注|写个备注|记个备注|note [:|一下] {text}',
    '记一下|记下|记录一下 {customer} {text}',
    '备注|记备注|note|添加备注|备注客户 {customer} [:] {text}',
    '备注',
  ],
  'customer.follow': [
    `{when?} ${REMIND} {when?} ${CONTACT} {customer} [跟进|回电话|打电话|回访|回消息|发消息|联系] {text?}`,
    `{when?} ${REMIND} {customer} {text?}`,
    '{when?} 跟进|回访|要跟进|需要跟进|follow_up [客户] {customer} {when?}',
    `${REMIND}跟进 {customer} {when?}`,
    `${REMIND} ${CONTACT} {customer} {when}`,
    '提醒我跟进|跟进提醒|提醒跟进|设置跟进提醒',
  ],
  'customer.optOut': [
    '-',
    '[给|把|为|帮] [客户] {customer} [要求|想|想要|说要|已经] 退订|要退订|申请退订|办退订|登记退订|办理退订|opt_out|不想收消息|不想收到消息|不想再收消息|不想再收到消息|不想收消息了|不收消息|不要收消息|拒收|设为退订|标记退订|<加,拉,列,放><入,进,到>退订 [了|名单|一下]',
    '退订|登记退订|opt_out [客户] {customer}',
    `[以后|今后|从此] ${NO_MORE} {customer} 发消息|群发|发|发送消息|推送|发群发|发信息|发广告|发任何消息 [了]`,
    '退订|客户退订',
  ],
  'customer.erase': [
    '-',
    `删除|清除|抹除|抹掉|彻底删除|彻底清除|永久删除|删掉|清空|erase [客户] {customer} ${PERSONAL}`,
    `[把] [客户] {customer} ${PERSONAL} [全|全部|都|全都|统统] 删除|删掉|清除|删了|抹掉|彻底删除|清空|全删了|彻底删掉|永久删除`,
    '删除个人信息|清除个人信息',
    'erase [customer] {customer}',
  ],
  'customer.merge': [
    '-',
    '合并|merge|合并客户 [客户] {customers} [两个|这两个|两位] [客户|记录]',
    '[把] [客户] {customers} [这两个|两个|两位|这俩] [客户|记录|人] 合并|合并成一个|合并为一个|合成一个|合成一条|合并成一条|合并起来|合并到一起',
    '{customers} 是同一个人|是一个人|是同一个|重复了 合并 [掉|成一个]',
    '合并|合并客户|merge',
  ],
  'tag.list': ['* 标签|tags|标签列表|所有标签|全部标签|标签库|标签清单 [列表|清单]'],
  'tag.create': [
    '-',
    '新建标签|添加标签|创建标签|新增标签|建标签|建个标签|新建一个标签|加一个标签|增加标签|create_tag [:|叫] {tag=newTag} {tagGroup!?}',
    '新建标签|添加标签|创建标签|新增标签|建标签|建个标签|新建一个标签|加一个标签|增加标签|create_tag [:|叫] {tag} 到|放到|放进|放在|归到|属于|加到|分到|在|, {tagGroup} [标签组|里|下|组里]',
    '[在|给|往] {tagGroup!} [里|下|中|里面] 新建标签|添加标签|创建标签|新增标签|加标签|加个标签|建标签|新建|加一个标签 {tag}',
    '新建标签|添加标签|创建标签|新增标签|create_tag',
  ],
  'tag.rename': [
    `[把|将] 标签 {tag=newTag} ${RENAMED} [为|成|叫|:] {text}`,
    `[把|将] {tag!} ${RENAMED} [为|成|叫|:] {text}`,
    '重命名标签|标签改名|标签重命名|rename_tag {tag} [为|成|to|改为|改成|->] {text}',
  ],
  'tag.delete': [
    '-',
    '删除标签|删标签|删掉标签|移除标签|delete_tag {tag}',
    '删除|删掉|删了|delete {tag!}',
    '[把|将] {tag!} 不要了|没用了|不用了 [,] 删除|删掉|删了|删',
    '[把|将] {tag!} 删除|删掉|删了',
    '删除标签|删标签|delete_tag',
  ],
  'pool.list': ['* 流量池|流量池列表|pools|人群包|所有流量池|全部流量池|池子 [列表|清单]'],
  'pool.show': [
    '-',
    '流量池|查看流量池|看流量池|pool|打开流量池|流量池详情 {pool} [详情|多少人|有谁|里有多少人|里面有谁|人数]',
    '{pool!} [里|里面|中] 详情|多少人|有谁|里有多少人|里面有谁|有多少人|人数|有多少客户|多少客户|有哪些人|情况',
  ],
  'pool.create': [
    '新建流量池|创建流量池|建流量池|建个流量池|建一个流量池|新增流量池|添加流量池|新建一个流量池|create_pool [叫|:|名为|名叫|叫做] {pool} [规则|条件|包含|是|为|规则是|条件是|条件为|规则为] {audience}',
    '[把] {audience} 建成|做成|存成|圈成|建|存为|创建|新建 流量池|一个流量池|个流量池 [叫|:|名为|名叫|叫做] {pool}',
  ],
  'distribution.start': [
    '-',
    '[把|将] {pool} [里|客户|里的客户|里面的客户|的客户|全部] 平均分给|平均分配给|均分给|平分给|平均分发给|平均派给|平均 [分给] {operators} +mode=equal',
    '[把|将] {pool} [里|客户|里的客户|里面的客户|的客户] {mode?} 分给|分配给|分发给|派给|下发给|划给 {operators} {mode?}',
    '{mode?} 分发|分配|流量分发|distribute {pool} [客户|里的客户] [给|到|to] {operators} {mode?}',
    '流量分发|分发|distribute',
  ],
  'distribution.show': [
    '{pool!} 分发情况|分发进度|分发记录|分给谁了|分得怎么样|分发|分配情况 {when?}',
    '* 分发情况|分发进度|分发记录|分配情况 {when?}',
  ],
};
