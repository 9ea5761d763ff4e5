import type { ActionKind } from '@cunkebao/shared/fleet';

/** What a phone does, in the operator's words. */
export const KIND_NAMES: Record<ActionKind, string> = {
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
