import type { ActionKind } from '@cunkebao/shared/fleet';
import type { Words } from '@cunkebao/shared/kernel';

/** What a phone does, in the operator's words. */
const KIND_NAMES: Record<ActionKind, string> = {
  restart: '重启',
  screenshot: '截图',
  log: '上传日志',
  addFriend: '加好友',
  acceptFriend: '通过好友',
  sendMessage: '发消息',
  publishMoment: '发朋友圈',
  likeMoment: '点赞',
  commentMoment: '评论',
  createGroup: '建群',
  inviteToGroup: '邀请入群',
  renameGroup: '改群名',
  announce: '发群公告',
  setRemark: '改备注',
  setLabel: '打标签',
  importContacts: '导入通讯录',
  listFriends: '读取好友',
  listGroups: '读取群',
  collectMoments: '采集朋友圈',
  logout: '退出微信',
};
const KIND_NAMES_EN: Record<ActionKind, string> = {
  restart: 'restart',
  screenshot: 'screenshot',
  log: 'upload log',
  addFriend: 'add friend',
  acceptFriend: 'accept friend',
  sendMessage: 'send message',
  publishMoment: 'publish moment',
  likeMoment: 'like',
  commentMoment: 'comment',
  createGroup: 'create group',
  inviteToGroup: 'invite to group',
  renameGroup: 'rename group',
  announce: 'group notice',
  setRemark: 'set remark',
  setLabel: 'set label',
  importContacts: 'import contacts',
  listFriends: 'list friends',
  listGroups: 'list groups',
  collectMoments: 'collect moments',
  logout: 'log out of WeChat',
};

export const kindNames = (w: Words): Readonly<Record<ActionKind, string>> => w(KIND_NAMES, KIND_NAMES_EN);
