import { pauseReason, PAUSE_SCOPE_NAMES, PAUSE_SCOPES, pauseScopeNames } from '../accounts';
import { resaid, type Resaid, type Words } from '../kernel';

/** Every reason for which an action waits or is left out (quotaWait, gapWait, quietWait, touchRefusal, workbench). */
const WAITS: Resaid = [
  [/^没有指定微信号$/, 'no WeChat account is named'],
  [/^正在做另一个动作$/, 'is doing something else'],
  [/^没有微信号 (.+)$/, 'there is no account $1'],
  [/^现在不在 (D-\d+) 上$/, 'is not on $1 now'],
  [/^健康分低于 30，账号已停用$/, 'health below 30, the account is out of use'],
  [/^今天的.+额度已用完（(.+)）$/, "today's quota is used up ($1)"],
  [/^今天已给这位客户发过 (\d+) 次$/, 'this customer got $1 messages today'],
  [/^任意24小时最多加 (\d+) 人$/, 'at most $1 people may be added in any 24 hours'],
  [/^每小时最多加 (\d+) 人$/, 'at most $1 people may be added an hour'],
  [/^两个动作之间要隔 3–8 秒$/, '3–8 s between two actions'],
  [/^关怀消息之间要隔 5–10 秒$/, '5–10 s between care messages'],
  [/^点赞、评论之间要隔 5–60 秒$/, '5–60 s between likes and comments'],
  [/^两次加好友之间要隔 1 分钟$/, '1 minute between two new friends'],
  [/^两条朋友圈之间要隔 2 小时$/, '2 hours between two moments'],
  [/^两次建群之间要隔 10 分钟$/, '10 minutes between two new groups'],
  [/^给同一位客户要隔 1 分钟$/, '1 minute between two messages to one customer'],
  [
    /^夜间免打扰，客户 (\d+) 小时内没有来信，8:00 后再发$/,
    'quiet hours: the customer did not write within $1 hours, goes out after 8:00',
  ],
  [/^夜间免打扰（22:00–8:00），8:00 后再做$/, 'quiet hours (22:00–8:00), done after 8:00'],
  [/^(D-\d+) 的应用版本不支持这个动作$/, 'the app on $1 does not know this'],
  [/^(D-\d+) 已解绑$/, '$1 is unbound'],
  [/^(D-\d+) 已隔离$/, '$1 is quarantined'],
  [/^(D-\d+) 停用维护中$/, '$1 is in maintenance'],
  [/^(D-\d+) 还没有确认绑定$/, '$1 is not confirmed yet'],
  // why somebody or an account is left out
  [/^没有登录在任何手机上$/, 'is logged in on no phone'],
  [/^人设号发过同样的内容，不再重复$/, 'a persona account never says the same twice'],
  [
    /^当天已安排 (\d+) 条朋友圈，一天最多 (\d+) 条$/,
    '$1 moments are planned for that day, at most $2 are allowed',
  ],
  [/^与 (\d\d:\d\d) 那条相隔不到 2 小时$/, 'less than 2 hours from the one at $1'],
  [/^已经是好友$/, 'is a friend already'],
  [/^已经申请过，等对方通过$/, 'was asked already'],
  [
    /^警告档一批最多 (\d+) 人，下一批要另行确认$/,
    'at most $1 a batch in the warning tier; the next one is confirmed again',
  ],
  [
    /^账号已降到警告档，这一批要重新确认$/,
    'the account fell into the warning tier: this batch has to be confirmed anew',
  ],
  [/^不是所选微信号的好友$/, 'no friend of the chosen accounts'],
  [/^没有微信身份，手机上找不到$/, 'has no WeChat id, a phone cannot find him'],
  [/^同一位客户已在名单里$/, 'is on the list already'],
  [/^同一个群已在名单里$/, 'this group is on the list already'],
  [/^这个群已选满 (\d+) 人$/, 'the group has its $1 members'],
  [/^只有 (\d+) 位可以拉，建群至少 (\d+) 人$/, 'only $1 can be asked, a group begins with $2'],
  [/^可以拉的只剩 (\d+) 人，建群至少 (\d+) 人$/, 'only $1 may be asked now, a group begins with $2'],
  [/^客户已退订$/, 'opted out'],
  [/^客户已删除好友$/, 'deleted us'],
  [/^没有同意记录，不能主动联系$/, 'never agreed to be contacted'],
];

const PAUSED = /^(.+)暂停到 (\d\d-\d\d \d\d:\d\d)（(.+)）$/;
const OF_ACCOUNT = /^(A-\d+) (.+)$/;

/** The stored reason of an action, for people; what a phone noted itself stays as it is. */
export function waitText(why: string, w: Words): string {
  const [, account, rest] = OF_ACCOUNT.exec(why) ?? [];
  if (account !== undefined && rest !== undefined) return `${account} ${waitText(rest, w)}`;
  const [, name, until = '', reason = ''] = PAUSED.exec(why) ?? [];
  const scope = PAUSE_SCOPES.find((s) => PAUSE_SCOPE_NAMES[s] === name);
  if (scope) return w(why, `paused: ${pauseScopeNames(w)[scope]} until ${until} (${pauseReason(reason, w)})`);
  return resaid(why, WAITS, w);
}
