import type { CommandSpec } from '../spec';
import {
  account,
  ACCOUNT_KINDS,
  ASK_ACCOUNT,
  choice,
  comparison,
  either,
  future,
  optional,
  past,
  SCOPES,
} from './slots';

const group = '微信号';
/** figures an account has; the first is meant when only the figure is said */
const ACCOUNT_FIELDS = {
  '': 'healthScore',
  friends: 'friends',
  averageHealth: 'averageHealth',
  passRate: 'passRate',
};
const one = { account: account(ASK_ACCOUNT) };
const oneOrThose = {
  account: either(account(ASK_ACCOUNT), 'comparison'),
  comparison: optional({ ...comparison(), choices: ACCOUNT_FIELDS }),
};

export const accountList: CommandSpec = {
  id: 'account.list',
  group,
  names: ['微信号', '账号', '账号列表', '微信号列表'],
  aliases: ['accounts', 'list accounts'],
  summary: '列出微信号，可按健康分、状态、还能做什么筛选',
  summaryEn: 'List WeChat accounts',
  examples: ['微信号', '健康分低于50的账号', '今天还能加人的号'],
  slots: {
    comparison: optional({ ...comparison(), choices: ACCOUNT_FIELDS }),
    can: optional(choice(SCOPES)),
    accountKind: optional(choice(ACCOUNT_KINDS)),
    state: optional(
      choice({
        暂停: 'paused',
        受限: 'restricted',
        被限制: 'restricted',
        危险: 'danger',
        警告: 'warning',
        优秀: 'excellent',
        良好: 'good',
        在线: 'online',
        离线: 'offline',
      }),
    ),
    when: optional(past()),
  },
  permission: 'account.list',
  risk: 'read',
  menuFor: ['owner', 'matrixOps'],
  version: 1,
};

export const accountShow: CommandSpec = {
  id: 'account.show',
  group,
  names: ['账号', '微信号', '账号详情', '查看账号'],
  aliases: ['account', 'show account'],
  summary: '看一个微信号的状态、健康分和额度',
  summaryEn: 'One WeChat account',
  examples: ['账号 A-0031'],
  slots: one,
  permission: 'account.show',
  risk: 'read',
  version: 1,
};

export const accountExplain: CommandSpec = {
  id: 'account.explain',
  group,
  names: ['健康分', '为什么扣分', '健康分明细'],
  aliases: ['health', 'health score', 'explain health'],
  summary: '解释一个微信号的健康分由什么组成',
  summaryEn: 'Explain the health score of an account',
  examples: ['健康分 A-0031', 'A-0031为什么是48分'],
  slots: one,
  permission: 'account.explain',
  risk: 'read',
  menuFor: ['matrixOps'],
  version: 1,
};

export const accountPause: CommandSpec = {
  id: 'account.pause',
  group,
  names: ['暂停账号', '暂停'],
  aliases: ['pause account'],
  summary: '暂停一个微信号的某类动作，可以说到什么时候',
  summaryEn: 'Pause an account, or one kind of its actions',
  examples: ['暂停 A-0031 加人 到明天9点'],
  slots: { ...oneOrThose, scope: optional(choice(SCOPES)), when: optional({ ...future(), span: true }) },
  permission: 'account.pause',
  risk: 'write',
  version: 1,
};

export const accountResume: CommandSpec = {
  id: 'account.resume',
  group,
  names: ['恢复账号', '解除暂停', '恢复'],
  aliases: ['resume account'],
  summary: '恢复一个被暂停的微信号',
  summaryEn: 'Lift the pause of an account',
  examples: ['恢复 A-0031'],
  slots: { ...oneOrThose, scope: optional(choice(SCOPES)) },
  permission: 'account.resume',
  risk: 'danger',
  version: 1,
};

export const accountQuota: CommandSpec = {
  id: 'account.quota',
  group,
  names: ['剩余额度', '额度'],
  aliases: ['quota', 'remaining quota'],
  summary: '看今天还能发多少、加多少',
  summaryEn: 'What is left of today’s quotas',
  examples: ['今天还能发多少', 'A-0031剩余额度'],
  slots: { account: optional(account()), scope: optional(choice(SCOPES)), when: optional(past()) },
  permission: 'account.quota',
  risk: 'read',
  version: 1,
};

export const accounts = [
  accountList,
  accountShow,
  accountExplain,
  accountPause,
  accountResume,
  accountQuota,
] as const;
