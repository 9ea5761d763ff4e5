const RESTART = '重启|重新启动|重启动|重开机|重新开机|关机重启|重开|restart|reboot';
/** said before the order they are its reason, behind it a complaint about it */
const STUCK = '<卡,卡死,卡住,死机,黑屏,没反应,不动,连不上><,了>';
const THING = '设备|手机|机器|机子|那台|这台';

/** Other ways to say what is done with devices. `-` leaves out the form made from the names. */
export const devices: Record<string, readonly string[]> = {
  'device.list': [
    '* 设备|手机|机器|机子|终端|devices|list_devices|phones [列表|清单|状态|名单] {comparison?}',
    '* {deviceSet} {comparison?} [列表|清单|名单|的名单|还有谁]',
    '* 没电|快没电|电量低|低电量|电量不足 设备|手机 [列表]',
  ],
  'device.show': [
    '-',
    '* 设备|手机|device|show_device|设备详情|查看设备|看设备 {device} [详情|状态|信息]',
    '* {device} [没|没有|不|着] [设备|手机|现在|还] [详情|状态|信息|怎么了|怎么样了|怎么样|怎么回事|在线|离线|掉线|掉线了|电量|正常|没事|什么问题|出什么问题|好着|健康|为什么离线|为什么掉线|为什么异常|怎么掉线了|怎么离线了|怎么又掉线了|什么状态|status]',
  ],
  'device.restart': [
    `* ${RESTART} {device|deviceSet} {when?} [${THING}] [让|叫|给] [都|全|全都|全部|统统|一起]`,
    `{device|deviceSet} [都|全|又|一直] ${STUCK} [,] ${RESTART} {when?}`,
    // 2组离线的重启 are some of the group; only one phone is offline as a whole
    `{device} [都|全|又|一直] <掉线,离线><,了> [,] ${RESTART} {when?}`,
    `* ${RESTART} {ordinals} {when?} [${THING}]`,
  ],
  'device.pair': [
    '* [扫码|扫] 配对|绑定|添加|新增|新加|加|接入|连接|录入|绑 [新的|新|一台|台|几台|一部|部] [新的|新] 设备|手机|机器|机子|新设备|新手机|新机器|新机 [码]',
    '* 配对码|配对二维码 [获取|生成|要|拿|弄|申请|来|个|一个] [新|新的]',
  ],
  'device.unbind': [
    `* 解绑|解绑掉|解绑了吧|解除绑定|unbind|移除设备 {device|deviceSet} [从|从系统里|从系统中|从系统|从平台|从后台|${THING}] [给|帮] [不要了|不用了|报废了|丢了|坏了|退役了]`,
    '解除 {device|deviceSet} 绑定',
  ],
  'device.rename': [
    '-',
    '[把|给] {device} [名字|名称|备注|备注名] <以后,今后,,就><叫,叫做>|<改,换,起,取><,个,一个><名,名字,名称>|<改,换,起,取,更,重命,命><名,名字><为,成,叫>|重命名|改成|改为|改叫|换成|设为|rename|rename_to [为|成|叫|:] {text}',
    '改名|重命名|rename|设备改名|改备注 {device} [为|成|叫|to|改为|改成|:] {text}',
    '[把|给] {device} 起个名字|取个名字|换个名字 [叫|为|:] {text}',
    '改名|重命名|设备改名|rename',
  ],
  'device.group': [
    '[把|将] {device|deviceSet} [全|都|全部|统统|一起|统一] <分,移,移动,放,分配,归,归类,划,加,挪,调,调整,转,拉,换,编,分组,安排,划分><到,去,进,入,至>|move_to [分组|里] {group} [里|去|中]',
    '* 分组|设备分组 {device|deviceSet} {group!}',
    '[往|给|在|把] {group!} [里|里面|中|再] <加,放,拉,添,移,挪><,上,入,进,进来,个> {device|deviceSet}',
    '分组|设备分组|移到分组|分到',
  ],
  'device.assign': [
    '[把|将] {device|deviceSet} [以后|今后|之后|从今天起|从现在起] 给|交给|分配给|转给|分给|派给|移交给|安排给|指派给|划给|归|让 {operator} [负责|管理|管|用|使用|来管|来负责|接管]',
    '[以后|今后|之后] {device|deviceSet} 让|由 {operator} <负责,管理,接管,管,来管,来负责>',
    '让|由 {operator} 负责|管理|接管|管|来管|来负责 {device|deviceSet}',
    '分配|assign|分配设备 {device|deviceSet} [给|to] {operator}',
    '分配设备|分配给|交给|转给|assign_device',
  ],
  'device.log': ['* {device} 日志|log|logs|运行记录|运行日志|操作日志|事件|运行情况 {when?}'],
  'device.screenshot': [
    '截|截一张|截个|截一下|截张|看|拍一张 {device} 屏幕|图|画面|屏',
    '* {device} 截图|截屏|截个图|截张图|截一张图|截个屏|屏幕截图|屏幕|画面|当前画面|截一下图|截一下屏|屏幕截一下图|screenshot|snapshot [当前|现在|给我] [给|对]',
  ],
  'device.maintain': [
    '-',
    '* 停用维护|维护|进入维护|停用|停机维护|下线维护|维护模式|设为维护|maintain|maintenance {device|deviceSet!} [设备|模式|状态|做|进入|手机|要维护|需要维护|坏了|要修|送修|有问题|故障了|维护|维修|检修|做维护] +maintenance=on',
    '* 恢复|恢复使用|启用|重新启用|恢复正常|恢复上线|结束维护|退出维护|解除维护|取消维护|重新上线 {device|deviceSet!} [设备|使用|手机|修好了|修完了|弄好了|维护好了|维护完了|没问题了|好了] +maintenance=off',
    '[把|将|让] {device|deviceSet!} <转入,进入,切到,切换到,转为,转到,改为,改成,设为,设成,调到,切入,放到>维护<,状态,模式,中> +maintenance=on',
    '结束|退出|解除|取消 {device|deviceSet!} 维护|维护模式|维护状态 +maintenance=off',
    '{device|deviceSet!} 维护 结束|完成|完了|好了|完毕 +maintenance=off',
    '进入维护|停用维护|设备维护|停用设备|停机维护|停用|维护 +maintenance=on',
    '结束维护|退出维护|恢复设备|启用设备 +maintenance=off',
  ],
};
