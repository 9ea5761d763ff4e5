import { wordsOf, type Words } from '../kernel';
import type { ErrorCode, Outcome } from './wire';

/** What an error code of a phone means to an operator. */
const ERROR_NAMES: Record<ErrorCode, string> = {
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

const ERROR_NAMES_EN: Record<ErrorCode, string> = {
  OFFLINE: 'the phone has no network',
  NOT_LOGGED_IN: 'WeChat is not logged in',
  NOT_FRIEND: 'not a friend',
  ALREADY_FRIEND: 'already a friend',
  TOO_FREQUENT: 'too frequent',
  ACCOUNT_RISK: 'WeChat shows a risk warning',
  ACCOUNT_RESTRICTED: 'the account is restricted',
  TARGET_NOT_FOUND: 'the target was not found',
  PRIVACY_BLOCKED: 'privacy settings forbid it',
  GROUP_LIMIT: 'the group is full',
  CONTENT_REJECTED: 'WeChat rejected the content',
  UI_CHANGED: 'WeChat looks different, the phone does not know its way',
  CANCELLED: 'cancelled',
  EXPIRED: 'expired',
  TIMEOUT: 'the phone took too long',
  UNKNOWN: 'cause unknown',
};

const errorNames = (w: Words): Readonly<Record<ErrorCode, string>> => w(ERROR_NAMES, ERROR_NAMES_EN);

/** One short sentence for an outcome, without the device's name. */
export function outcomeText(outcome: Outcome, w: Words = wordsOf('zh')): string {
  switch (outcome.state) {
    case 'done':
      return w('完成', 'done');
    case 'failed':
      return w('失败：', 'failed: ') + errorNames(w)[outcome.code];
    case 'refused':
      return outcome.code === 'CANCELLED'
        ? w('已取消', 'cancelled')
        : w('手机拒绝：', 'the phone refused: ') + errorNames(w)[outcome.code];
    case 'unknown':
      return w('结果不明，请看一下手机', 'outcome unknown, please look at the phone');
  }
}
