const ACCOUNT = '微信号|账号|微信|号';

/** Other ways to speak of WeChat accounts. */
export const accounts: Record<string, readonly string[]> = {
  'account.list': [
    '-',
    `* ${ACCOUNT}|账号列表|微信号列表|accounts|list_accounts [列表|清单|名单] [所有|全部|all] {comparison?} {state?} {accountKind?} {when?}`,
    `* 还能|还可以|能|可以 {can} ${ACCOUNT} {when?} {accountKind?}`,
    `* {accountKind} {comparison?} {state?} {when?} [列表|清单|名单]`,
    `* {comparison} {accountKind?} [列表|名单|谁]`,
  ],
  'account.show': [
    '-',
    `* [账号|微信号|account|show_account|账号详情|查看账号|看账号] {account} [账号|微信号|这个号|这个账号|这个微信号|号] [状态|详情|信息|怎么了|现状|怎么回事|正常|还好|什么状态]`,
  ],
  'account.explain': [
    '* 健康分|健康度|健康值|健康|health|health_score|explain_health|扣分|分数|得分 {account} [账号|微信号] [为什么|怎么|怎么会|怎么又|为什么会] [这么|突然|又|一直|被|会] [低|高|掉了|掉|下降|下降了|降了|扣|扣分|扣了|少|变低了|变化|涨了] [明细|详情|解释|原因|构成|怎么算的|怎么来的|组成|解释一下|记录|多少分]',
    '{account} [现在|账号|健康分] 多少分|几分|分数|得分|扣分 [明细|了|记录|多少]',
    `{account} [账号|微信号] 为什么|怎么|凭什么|为何|干嘛 [健康分|分数|得分|会|就] [是|只有|才|才只有|只剩|这么|那么|被|又|会|掉到|变成|到|<被,><扣,掉,少,降>了] {number~?} [分|低|扣分|扣了|扣|掉分|降分|降了|少|高|扣分了|掉分了]`,
    '为什么|怎么|解释|解释一下 {account} [健康分|分数|得分] [是|只有|才|只剩|这么|被|会|掉到] {number~?} [分|低|扣分|扣了|掉分|少|高]',
    '{account} 扣了什么分|扣了哪些分|扣了多少分|哪里扣分了|扣分明细|扣分原因|怎么扣的分|被扣了什么分',
  ],
  'account.pause': [
    '-',
    '* 暂停|停|停止|先停|停掉|pause|pause_account|暂停账号|禁止|停一下|停一停|停一会|停一会儿|停停|歇一歇|歇歇|歇会|歇一会|休息|歇|冻结 {account|comparison} {scope?} {when?} [到|直到|停到|暂停到|账号|微信号|动作|功能|操作|的账号|号] [所有|全部]',
    '* 停用 {account&} {scope} {when?} [到|直到|停到]',
    '[让|把] {account|comparison&} 先别|别|不要|别再|先不要|不许 {scope} [了] [,] [到|直到|停到|暂停到] {when?}',
    '[让|把] {account|comparison&} {when} 先别|别|不要|别再|先不要|不许 {scope}',
    '暂停账号|暂停加人|停止加人|pause_account {scope?} {when?}',
    '暂停 {scope} {when?}',
    '暂停',
  ],
  'account.resume': [
    '-',
    '* 恢复<使用,正常,正常使用> {account&} [账号|微信号|号]',
    '* 恢复|解除暂停|取消暂停|恢复账号|resume|resume_account|解封|放开|解除限制 {account|comparison} {scope?} [账号|微信号|号|功能|权限|动作] [让]',
    '解除|取消 {account|comparison} {scope?} 暂停|限制',
    '恢复账号|恢复加人|解除暂停|resume_account {scope?}',
    '* 继续 {account} {scope} [让]',
  ],
  'account.quota': [
    '-',
    '* 剩余额度|余额度|剩余的额度|额度|quota|remaining_quota|配额|限额|余量|剩余次数|额度剩余|剩多少额度|还剩多少额度|还有多少额度 {account?} {scope?} {when?} [还剩|剩余|剩|用了|<各,各个,每个,所有><号,账号,微信号>]',
    '* 还能|还可以|能再|还剩|还能再|还有|最多能|最多还能 {account?} {scope?} {when?} 发多少|发几条|发多少条|多少条|多少条可以发|多少消息可以发|发几个|群发多少|发送多少|发多少人|发多少消息|发几次 +scope=send',
    '* 还能|还可以|能再|还剩|还能再|还有|最多能|最多还能 {account?} {when?} 加多少|加多少人|加几个|加几个人|加多少好友|加几个好友|加几人|加多少个 [好友|人] [每个号|每个账号|各账号|所有号|一个号] +scope=add',
    '* 还能|还可以|能再|还能再|最多还能 {account?} {scope} 多少|多少人|多少条|几个|几条|几次 {when?}',
  ],
};
