import type { ActionKind } from '@cunkebao/shared/fleet';
import type { SimPhone } from './phone';
import { screenOf } from './screen';

/** How the simulated phone carries an action out: its name for people, how long it takes, what it leaves behind. */
export interface KindSpec {
  name: string;
  workMs: number;
  /** done in WeChat, so it needs a login that is not restricted, and the network */
  inWechat: boolean;
  evidence: (
    random: () => number,
    phone: Pick<SimPhone, 'battery' | 'charging'>,
    args: Record<string, unknown>,
  ) => Record<string, unknown>;
}

const nothing = (): Record<string, unknown> => ({});
const wechat = (name: string, workMs: number, evidence: KindSpec['evidence'] = nothing): KindSpec => ({
  name,
  workMs,
  inWechat: true,
  evidence,
});
const lengthOf = (list: unknown): number => (Array.isArray(list) ? list.length : 0);
const between = (random: () => number, low: number, high: number): number =>
  low + Math.floor(random() * (high - low));

export const KINDS: Record<ActionKind, KindSpec> = {
  restart: { name: '重启', workMs: 300, inWechat: false, evidence: nothing },
  screenshot: {
    name: '截屏',
    workMs: 800,
    inWechat: false,
    evidence: (random, phone) => screenOf(phone, random),
  },
  log: {
    name: '上传日志',
    workMs: 1_200,
    inWechat: false,
    evidence: (random) => ({ lines: between(random, 200, 4_000) }),
  },
  addFriend: wechat('添加好友', 2_500),
  acceptFriend: wechat('通过好友', 1_500),
  sendMessage: wechat('发消息', 1_500),
  publishMoment: wechat('发朋友圈', 3_000),
  likeMoment: wechat('点赞', 1_000),
  commentMoment: wechat('评论', 1_500),
  createGroup: wechat('建群', 3_000, (_random, _phone, args) => ({ members: lengthOf(args['members']) })),
  inviteToGroup: wechat('邀请入群', 2_000),
  renameGroup: wechat('改群名', 1_000),
  announce: wechat('发群公告', 1_500),
  setRemark: wechat('改备注', 1_000),
  setLabel: wechat('打标签', 1_000),
  importContacts: wechat('导入通讯录', 2_500, (_random, _phone, args) => ({
    imported: lengthOf(args['contacts']),
  })),
  listFriends: wechat('读取好友', 2_000, (random) => ({ count: between(random, 50, 3_000) })),
  listGroups: wechat('读取群', 1_500, (random) => ({ count: between(random, 3, 80) })),
  collectMoments: wechat('采集朋友圈', 3_000, (random) => ({ count: between(random, 1, 40) })),
  logout: wechat('退出微信', 1_500),
};
