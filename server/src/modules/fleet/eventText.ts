import { causeText, DEVICE_STATE_NAMES, DEVICE_STATES, deviceStateNames } from '@cunkebao/shared/fleet';
import type { Words } from '@cunkebao/shared/kernel';
import type { DeviceEvent } from './deviceEvent.entity';

const KINDS: Record<string, string> = {
  appStarted: '程序启动',
  bootCompleted: '开机完成',
  networkLost: '网络断开',
  networkRestored: '网络恢复',
  batteryLow: '电量低',
  charging: '开始充电',
  restricted: '微信号被限制',
  banned: '微信号被封',
  unrestricted: '微信号限制解除',
  scanned: '客户扫码',
  requested: '收到好友申请',
  passed: '通过好友申请',
  tagged: '给客户打标签',
  messageIn: '收到客户消息',
  messageOut: '给客户发消息',
  momentLike: '客户点赞',
  momentComment: '客户评论',
  momentPublished: '发了朋友圈',
  groupPost: '客户在群里发言',
  linkOpen: '客户打开链接',
  consult: '客户咨询',
  order: '客户下单',
  refund: '客户退款',
  referral: '客户转介绍',
  optOut: '客户退订',
  deletedUs: '被客户删除',
  friendAdded: '新增好友',
  friendRemoved: '被好友删除',
  groupJoin: '客户进群',
  groupLeave: '客户退群',
  moment: '朋友圈动态',
  dialog: '出现弹窗',
  log: '日志',
  keyChanged: '更换了密钥',
};

const KINDS_EN: Record<keyof typeof KINDS, string> = {
  appStarted: 'app started',
  bootCompleted: 'phone started',
  networkLost: 'network lost',
  networkRestored: 'network restored',
  batteryLow: 'battery low',
  charging: 'charging',
  restricted: 'account restricted',
  banned: 'account banned',
  unrestricted: 'account no longer restricted',
  scanned: 'a customer scanned a code',
  requested: 'friend request received',
  passed: 'friend request accepted',
  tagged: 'a customer was tagged',
  messageIn: 'message from a customer',
  messageOut: 'message to a customer',
  momentLike: 'a customer liked',
  momentComment: 'a customer commented',
  momentPublished: 'moment published',
  groupPost: 'a customer wrote in a group',
  linkOpen: 'a customer opened a link',
  consult: 'a customer asked',
  order: 'a customer ordered',
  refund: 'a customer was refunded',
  referral: 'a customer brought a friend',
  optOut: 'a customer opted out',
  deletedUs: 'deleted by a customer',
  friendAdded: 'new friend',
  friendRemoved: 'removed by a friend',
  groupJoin: 'a customer joined a group',
  groupLeave: 'a customer left a group',
  moment: 'moment',
  dialog: 'a dialog appeared',
  log: 'log',
  keyChanged: 'key changed',
};

/** `在线：心跳正常`, as restate() writes it. */
const RESTATED = /^([^：]+)：(.*)$/;

function storedText(text: string, w: Words): string {
  const [, name = '', cause = ''] = RESTATED.exec(text) ?? [];
  const state = DEVICE_STATES.find((s) => DEVICE_STATE_NAMES[s] === name);
  return state ? w(text, `${deviceStateNames(w)[state]}: ${causeText(cause, w)}`) : text;
}

/** One happening as a line. What customers said never appears here, only that they did. */
export function eventText(e: Pick<DeviceEvent, 'kind' | 'text' | 'data'>, w: Words): string {
  if (e.text) return storedText(e.text, w);
  const line =
    e.kind === 'log' && typeof e.data?.['line'] === 'string'
      ? w('：', ': ') + e.data['line'].slice(0, 80)
      : '';
  return `${w(KINDS, KINDS_EN)[e.kind] ?? e.kind}${line}`;
}
