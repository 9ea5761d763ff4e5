import type { ErrorCode, Outcome } from '../fleet';
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

/** The next step for an action that was not done; null when there is none to name. */
export function whatToDo(state: ActionState, outcome: Outcome | null): string | null {
  if (state === 'unknown') return '可能已经生效，请先看一下手机，不会自动重做';
  const code = outcome && 'code' in outcome ? outcome.code : null;
  const cure = code ? CURES[code] : undefined;
  if (cure) return cure;
  if (outcome?.state === 'failed' && outcome.afterEffect) return '可能已经生效，请先看一下手机';
  return maySafelyRepeat(state, outcome) ? '没有生效，可以重试' : null;
}
