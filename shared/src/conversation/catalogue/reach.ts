import type { CommandSpec } from '../spec';
import {
  account,
  ACCOUNT_KINDS,
  ASK_AUDIENCE,
  ASK_CAMPAIGN,
  ASK_CONTENT,
  audience,
  campaign,
  choice,
  content,
  future,
  optional,
  past,
  text,
} from './slots';

const group = '触达';

export const campaignCreate: CommandSpec = {
  id: 'campaign.create',
  group,
  names: ['群发', '发消息', '发送消息'],
  aliases: ['broadcast', 'send campaign'],
  summary: '给一批客户群发消息',
  summaryEn: 'Send a message to an audience',
  examples: ['给标签高价值且30天未互动的客户群发「新品到店」明早10点'],
  slots: {
    audience: audience(ASK_AUDIENCE),
    text: { ...text({ zh: '发什么内容？', en: 'What should be sent?' }), or: 'content' },
    content: optional(content()),
    when: optional(
      future({ zh: '什么时候发？例如 明早10点', en: 'When should it be sent? For example tomorrow 10:00' }),
    ),
    accountKind: optional(choice(ACCOUNT_KINDS)),
    account: optional(account()),
  },
  permission: 'campaign.create',
  risk: 'mass',
  menuFor: ['userOps'],
  version: 1,
};

export const campaignPreview: CommandSpec = {
  id: 'campaign.preview',
  group,
  names: ['预演', '预览群发', '试算'],
  aliases: ['preview', 'dry run'],
  summary: '只看会发给谁、排除谁，不发送',
  summaryEn: 'Who would get it, without sending',
  examples: ['预演 给高价值客户群发「新品到店」'],
  slots: {
    audience: audience(ASK_AUDIENCE),
    text: optional(text()),
    content: optional(content()),
    when: optional(future()),
  },
  permission: 'campaign.preview',
  risk: 'read',
  version: 1,
};

export const campaignShow: CommandSpec = {
  id: 'campaign.show',
  group,
  names: ['群发记录', '群发情况', '群发效果', '群发列表'],
  aliases: ['campaigns', 'campaign'],
  summary: '看群发的进展和效果',
  summaryEn: 'How campaigns go',
  examples: ['群发记录', 'C-12 效果'],
  slots: { campaign: optional(campaign()), when: optional(past()) },
  permission: 'campaign.show',
  risk: 'read',
  version: 1,
};

export const campaignApprove: CommandSpec = {
  id: 'campaign.approve',
  group,
  names: ['通过', '批准', '同意', '审批通过'],
  aliases: ['approve'],
  summary: '审批通过一个群发',
  summaryEn: 'Approve a campaign',
  examples: ['通过 C-12'],
  slots: { campaign: campaign(ASK_CAMPAIGN) },
  permission: 'campaign.approve',
  risk: 'write',
  version: 1,
};

export const campaignReject: CommandSpec = {
  id: 'campaign.reject',
  group,
  names: ['驳回', '不通过', '拒绝', '打回'],
  aliases: ['reject'],
  summary: '驳回一个群发，写上原因',
  summaryEn: 'Reject a campaign with the reason',
  examples: ['驳回 C-12 价格写错'],
  slots: {
    campaign: campaign(ASK_CAMPAIGN),
    text: optional(text({ zh: '为什么驳回？', en: 'Why is it rejected?' })),
  },
  permission: 'campaign.reject',
  risk: 'write',
  version: 1,
};

export const contentCreate: CommandSpec = {
  id: 'content.create',
  group,
  names: ['新建素材', '添加素材', '上传素材'],
  aliases: ['create content'],
  summary: '把一段内容存进素材库',
  summaryEn: 'Save a piece of content',
  examples: ['新建素材 早安，今天也要元气满满'],
  slots: { text: text({ zh: '素材内容是什么？', en: 'What does the material say?' }) },
  permission: 'content.create',
  risk: 'write',
  menuFor: ['contentOps'],
  version: 1,
};

export const contentList: CommandSpec = {
  id: 'content.list',
  group,
  names: ['素材', '素材库', '素材列表'],
  aliases: ['contents', 'library'],
  summary: '列出素材',
  summaryEn: 'List content',
  examples: ['素材', '素材库'],
  slots: { text: optional(text()), when: optional(past()) },
  permission: 'content.list',
  risk: 'read',
  menuFor: ['contentOps'],
  version: 1,
};

export const contentReview: CommandSpec = {
  id: 'content.review',
  group,
  names: ['待审核', '审核素材', '待审素材'],
  aliases: ['review content'],
  summary: '看等待审核的内容',
  summaryEn: 'Content waiting for review',
  examples: ['待审核'],
  slots: { content: optional(content()) },
  permission: 'content.review',
  risk: 'read',
  menuFor: ['contentOps'],
  version: 1,
};

export const contentRewrite: CommandSpec = {
  id: 'content.rewrite',
  group,
  names: ['改写', '重写', '润色'],
  aliases: ['rewrite'],
  summary: '用 AI 改写一条素材，结果是草稿',
  summaryEn: 'Rewrite a piece of content',
  examples: ['改写 M-5 更活泼'],
  slots: {
    content: content(ASK_CONTENT),
    text: optional(text({ zh: '改成什么风格？', en: 'In which style?' })),
  },
  permission: 'content.rewrite',
  risk: 'write',
  version: 1,
};

export const wordCheck: CommandSpec = {
  id: 'word.check',
  group,
  names: ['查敏感词', '敏感词检查', '检查敏感词'],
  aliases: ['check words'],
  summary: '检查一段话有没有敏感词',
  summaryEn: 'Check a text for sensitive words',
  examples: ['查敏感词 全网最低价，转发即可领取'],
  slots: { text: text({ zh: '检查哪段话？', en: 'Which text should be checked?' }) },
  permission: 'word.check',
  risk: 'read',
  version: 1,
};

export const wordAdd: CommandSpec = {
  id: 'word.add',
  group,
  names: ['添加敏感词', '新增敏感词', '加敏感词'],
  aliases: ['add word'],
  summary: '添加一个敏感词',
  summaryEn: 'Add a sensitive word',
  examples: ['添加敏感词 稳赚不赔'],
  slots: { text: text({ zh: '添加哪个词？', en: 'Which word should be added?' }) },
  permission: 'word.add',
  risk: 'write',
  version: 1,
};

export const reach = [
  campaignCreate,
  campaignPreview,
  campaignShow,
  campaignApprove,
  campaignReject,
  contentCreate,
  contentList,
  contentReview,
  contentRewrite,
  wordCheck,
  wordAdd,
] as const;
