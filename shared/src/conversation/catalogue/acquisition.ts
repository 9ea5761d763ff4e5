import type { CommandSpec } from '../spec';
import { ASK_CHANNEL, channel, choice, optional, past } from './slots';

const group = '获客';

export const channelCreate: CommandSpec = {
  id: 'channel.create',
  group,
  names: ['新建渠道', '添加渠道', '创建渠道'],
  aliases: ['create channel'],
  summary: '新建一个获客渠道',
  summaryEn: 'Create a channel',
  examples: ['新建渠道 抖音A'],
  slots: { channel: channel({ zh: '渠道叫什么？例如 抖音A', en: 'What is the channel called?' }) },
  permission: 'channel.create',
  risk: 'write',
  menuFor: ['channelOps'],
  version: 1,
};

export const channelCode: CommandSpec = {
  id: 'channel.code',
  group,
  names: ['渠道码', '渠道二维码', '活码'],
  aliases: ['channel code', 'qr code'],
  summary: '拿一个渠道的二维码',
  summaryEn: 'The code of a channel',
  examples: ['抖音A 渠道码'],
  slots: { channel: channel(ASK_CHANNEL) },
  permission: 'channel.code',
  risk: 'read',
  menuFor: ['channelOps'],
  version: 1,
};

export const channelStats: CommandSpec = {
  id: 'channel.stats',
  group,
  names: ['渠道排行', '渠道数据', '渠道效果', '渠道'],
  aliases: ['channels', 'channel stats'],
  summary: '看各渠道的效果排行',
  summaryEn: 'How the channels do',
  examples: ['渠道排行 本周'],
  slots: { channel: optional(channel()), when: optional(past()) },
  permission: 'channel.stats',
  risk: 'read',
  menuFor: ['channelOps'],
  version: 1,
};

export const rewardList: CommandSpec = {
  id: 'reward.list',
  group,
  names: ['奖励', '奖励列表', '奖励记录'],
  aliases: ['rewards'],
  summary: '看渠道奖励',
  summaryEn: 'Rewards of the channels',
  examples: ['奖励'],
  slots: { channel: optional(channel()), when: optional(past()) },
  permission: 'reward.list',
  risk: 'read',
  version: 1,
};

export const withdrawalReview: CommandSpec = {
  id: 'withdrawal.review',
  group,
  names: ['提现审核', '提现申请'],
  aliases: ['withdrawals'],
  summary: '看等待审核的提现',
  summaryEn: 'Withdrawals waiting for review',
  examples: ['提现审核'],
  slots: {
    state: optional(
      choice({
        待审核: 'applied',
        待审: 'applied',
        未审核: 'applied',
        已通过: 'approved',
        已打款: 'paid',
        已驳回: 'rejected',
      }),
    ),
  },
  permission: 'withdrawal.review',
  risk: 'read',
  version: 1,
};

export const acquisition = [channelCreate, channelCode, channelStats, rewardList, withdrawalReview] as const;
