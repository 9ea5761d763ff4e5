import type { ErrorCode, Outcome } from '../fleet';
import { wordsOf, type Words } from '../kernel';
import type { ActionState } from './actionStates';
import { maySafelyRepeat } from './maySafelyRepeat';

/** What a person can do about an error of the phone; those left out mend themselves or cannot be mended. */
const CURES: Partial<Record<ErrorCode, string>> = {
  OFFLINE: '手机联网后重试',
  NOT_LOGGED_IN: '先在手机上登录微信，再重试',
  NOT_FRIEND: '先加为好友',
  ALREADY_FRIEND: '不用再做',
  TOO_FREQUENT: '账号已按规则暂停，等恢复后再做',
  ACCOUNT_RISK: '请在手机上看一下风险提示',
  ACCOUNT_RESTRICTED: '账号被限制，等解除后再做',
  CONTENT_REJECTED: '换一种说法再发',
  UI_CHANGED: '需要更新手机上的应用',
};

const CURES_EN: Partial<Record<ErrorCode, string>> = {
  OFFLINE: 'retry when the phone has a network',
  NOT_LOGGED_IN: 'log in to WeChat on the phone, then retry',
  NOT_FRIEND: 'become friends first',
  ALREADY_FRIEND: 'nothing to do',
  TOO_FREQUENT: 'the account is paused by rule, wait until it is back',
  ACCOUNT_RISK: 'look at the risk warning on the phone',
  ACCOUNT_RESTRICTED: 'the account is restricted, wait until it is free',
  CONTENT_REJECTED: 'say it in other words',
  UI_CHANGED: 'the app on the phone needs an update',
};

/** The next step for an action that was not done; null when there is none to name. */
export function whatToDo(
  state: ActionState,
  outcome: Outcome | null,
  w: Words = wordsOf('zh'),
): string | null {
  if (state === 'unknown')
    return w(
      '可能已经生效，请先看一下手机，不会自动重做',
      'may have taken effect, look at the phone first; not repeated by itself',
    );
  const cure = cureOf(outcome, w);
  if (cure) return cure;
  if (outcome?.state === 'failed' && outcome.afterEffect)
    return w('可能已经生效，请先看一下手机', 'may have taken effect, look at the phone first');
  return maySafelyRepeat(state, outcome) ? w('没有生效，可以重试', 'took no effect, may be retried') : null;
}

const cureOf = (outcome: Outcome | null, w: Words): string | undefined =>
  outcome && 'code' in outcome ? w(CURES, CURES_EN)[outcome.code] : undefined;
