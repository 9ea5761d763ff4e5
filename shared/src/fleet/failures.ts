import type { ErrorCode, Outcome } from './wire';

/** What an error code of a phone means to an operator. */
export const ERROR_NAMES: Record<ErrorCode, string> = {
  OFFLINE: '手机没有网络',
  NOT_LOGGED_IN: '微信未登录',
  NOT_FRIEND: '对方不是好友',
  ALREADY_FRIEND: '已经是好友',
  TOO_FREQUENT: '操作过于频繁',
  ACCOUNT_RISK: '微信号有风险提示',
  ACCOUNT_RESTRICTED: '微信号被限制',
  TARGET_NOT_FOUND: '找不到对象',
  PRIVACY_BLOCKED: '对方隐私设置不允许',
  GROUP_LIMIT: '群人数已满',
  CONTENT_REJECTED: '内容被微信拒绝',
  UI_CHANGED: '微信界面变化，手机认不出',
  CANCELLED: '已取消',
  EXPIRED: '已过期',
  TIMEOUT: '手机执行超时',
  UNKNOWN: '原因不明',
};

/** One short sentence for an outcome, without the device's name. */
export function outcomeText(outcome: Outcome): string {
  switch (outcome.state) {
    case 'done':
      return '完成';
    case 'failed':
      return `失败：${ERROR_NAMES[outcome.code]}`;
    case 'refused':
      return outcome.code === 'CANCELLED' ? '已取消' : `手机拒绝：${ERROR_NAMES[outcome.code]}`;
    case 'unknown':
      return '结果不明，请看一下手机';
  }
}
