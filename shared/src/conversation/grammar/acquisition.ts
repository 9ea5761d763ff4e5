/** Other ways to speak of channels and rewards. */
export const acquisition: Record<string, readonly string[]> = {
  'channel.create': [
    '<新建,添加,创建,新增,加,建,开,开通><,个,一个><,新>渠道|create_channel [:|叫|名叫|名为] {channel}',
    '渠道 新增|新建|添加|创建 {channel}',
  ],
  'channel.code': [
    '{channel} [渠道] 渠道码|二维码|活码|渠道二维码|推广码|海报码|获客码|码 [生成|获取|发]',
    '渠道码|活码|渠道二维码|channel_code|qr_code|二维码|生成渠道码|生成二维码|获取渠道码 [:|给] {channel}',
    '生成|做|创建|获取|要 {channel} [渠道] 渠道码|二维码|活码|推广码|获客码',
  ],
  'channel.stats': [
    '-',
    '* 渠道排行|渠道数据|渠道效果|渠道统计|渠道表现|各渠道|channels|channel_stats|渠道列表|渠道|渠道对比|渠道排行榜|渠道排名|所有渠道 {when?} [数据|效果|排行|排名|表现|加人|情况|哪个|最好|转化]',
    '{when?} {channel} [渠道] {when?} 数据|效果|表现|统计|获客情况|获客数据|渠道数据|渠道效果|渠道表现|引流情况 {when?}',
    '渠道|渠道数据|渠道效果 {channel} {when?} [数据|效果|表现]',
    '* 哪个渠道|哪些渠道|什么渠道 最好|效果最好|来人最多|表现最好|最有效|转化最好|最差|效果好|好 {when?}',
  ],
  'reward.list': [
    '{channel} [渠道] 奖励|返佣|佣金 {when?}',
    '* 奖励|奖励记录|奖励列表|<佣金,返佣><记录,明细,列表>|rewards|返佣|佣金|渠道奖励|奖励明细 {when?} [渠道|各渠道|所有渠道]',
  ],
  'withdrawal.review': [
    '* 审|审核|审批|处理 提现|提现申请 {state?}',
    '* 提现审核|提现申请|审核提现|审提现|审批提现|待审核提现|提现列表|提现|提现记录|withdrawals|待审提现 {state?} [要|处理|审核|列表]',
  ],
};
