import { wordsOf, type Words } from '@cunkebao/shared/kernel';
import type { Ctx, WecomCallback, WecomMessage } from '../../kernel';
import { post } from '../conversation';
import { actorsOf, ownersOf } from '../operators';

type Notice = (w: Words, message: WecomMessage) => { headline: string; line: string };

const notice =
  (zh: [string, string], en: [string, string]): Notice =>
  (w) => ({ headline: w(`⚠️ ${zh[0]}`, `⚠️ ${en[0]}`), line: w(zh[1], en[1]) });

const OPEN_APP: [string, string] = ['请让成员打开一次应用。', 'Please let a member open the app once.'];
const ACTIVITY: Record<string, Notice> = {
  inactive_alert: notice(
    ['企业微信提醒：本应用很久没人用，即将被停用', OPEN_APP[0]],
    ['WeCom warns: this app has not been used for long and will be disabled', OPEN_APP[1]],
  ),
  close_inactive_agent: notice(
    ['企业微信已停用本应用：很久没人用', '请管理员到企业微信管理后台重新启用，否则消息发不出去。'],
    ['WeCom has disabled this app: unused', 'An administrator must enable it in the WeCom console.'],
  ),
  reopen_inactive_agent: (w) => ({
    headline: w('✅ 企业微信已重新启用本应用', '✅ WeCom has enabled this app again'),
    line: w('消息可以照常发送。', 'Messages go out as usual.'),
  }),
  low_active_alert: notice(
    ['企业微信提醒：企业活跃度低，接口能力可能受限', OPEN_APP[0]],
    ['WeCom warns: low activity, the API may be restricted', OPEN_APP[1]],
  ),
  low_active: notice(
    ['企业活跃度低，企业微信已限制接口能力', '部分消息和同步会失败，请管理员查看企业微信管理后台。'],
    [
      'Low activity: WeCom has restricted the API',
      'Some messages and syncs will fail; see the WeCom console.',
    ],
  ),
  active_restored: (w) => ({
    headline: w('✅ 企业活跃度已恢复，接口照常可用', '✅ Activity is back, the API works as usual'),
    line: w('不用做什么。', 'Nothing to do.'),
  }),
};

const ACQUISITION: Record<string, Notice> = {
  balance_low: notice(
    ['获客助手的额度快用完了（不足 20）', '请管理员在企业微信里购买额度。'],
    ['The acquisition quota is nearly used up (below 20)', 'An administrator can buy more in WeCom.'],
  ),
  balance_exhausted: notice(
    ['获客助手的额度用完了，获客链接已不能加新客户', '请管理员在企业微信里购买额度。'],
    [
      'The acquisition quota is used up: links add nobody any more',
      'An administrator can buy more in WeCom.',
    ],
  ),
  quota_expire_soon: notice(
    ['获客助手有额度即将过期', '请在企业微信的获客助手里查看。'],
    ['Some acquisition quota expires soon', 'See the acquisition assistant in WeCom.'],
  ),
  link_unavailable: notice(
    ['一个获客链接已不可用', '请在企业微信的获客助手里检查这个链接的成员。'],
    ['An acquisition link is not available any more', 'Check its members in the acquisition assistant.'],
  ),
};

/** What WeCom says about the company and the app itself: the owners learn it in the chat, once for each event. */
export const wecomNotices: WecomCallback[] = [
  ...Object.entries(ACTIVITY).map(([event, said]): WecomCallback => ({
    event,
    handle: (ctx, message) => tellOwners(ctx, `${event}-${message.CreateTime}`, said, message),
  })),
  {
    event: 'customer_acquisition',
    changes: Object.keys(ACQUISITION),
    async handle(ctx, message) {
      const change = String(message['ChangeType']);
      const said = ACQUISITION[change];
      if (said) await tellOwners(ctx, `${change}-${message.CreateTime}`, said, message);
    },
  },
];

async function tellOwners(ctx: Ctx, key: string, said: Notice, message: WecomMessage): Promise<void> {
  const owners = await ownersOf(ctx);
  const people = owners.length > 0 ? await actorsOf(ctx, owners) : new Map<string, never>();
  for (const to of owners) {
    const { headline, line } = said(wordsOf(people.get(to)?.language), message);
    await post(ctx, { to, key: `wecom-${key}-${to}`, reply: { headline, lines: [line] } });
  }
}
