import { allowSignIn } from '@/platform/session';

/** What 重试 and 登录 do: whoever presses them also wants to be let in. */
export const askAgain = (refresh: () => Promise<unknown>) => () => {
  allowSignIn();
  void refresh();
};
