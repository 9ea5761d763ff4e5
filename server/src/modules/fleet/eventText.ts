import type { DeviceEvent } from './deviceEvent.entity';

const KINDS: Record<string, string> = {
  appStarted: '程序启动',
  bootCompleted: '开机完成',
  networkLost: '网络断开',
  networkRestored: '网络恢复',
  batteryLow: '电量低',
  charging: '开始充电',
  restricted: '微信号被限制',
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
};

/** One happening as a line. What customers said never appears here, only that they did. */
export function eventText(e: Pick<DeviceEvent, 'kind' | 'text' | 'data'>): string {
  if (e.text) return e.text;
  const line =
    e.kind === 'log' && typeof e.data?.['line'] === 'string' ? `：${e.data['line'].slice(0, 80)}` : '';
  return `${KINDS[e.kind] ?? e.kind}${line}`;
}
