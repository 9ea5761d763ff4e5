import Taro from '@tarojs/taro';
import { askAgain } from '@/api/askAgain';
import { problemOf } from '@/api/problemOf';
import { useMe } from '@/api/useMe';
import { signOut } from '@/platform/session';
import { usePageRefresh } from '@/platform/usePageRefresh';

/** Who is asking, and the way out. */
export function usePage() {
  const me = useMe();
  usePageRefresh(() => me.mutate());
  return {
    data: me.data,
    problem: problemOf(me.error),
    leave: () => void leave(),
    retry: askAgain(() => me.mutate()),
  };
}

async function leave(): Promise<void> {
  const { confirm } = await Taro.showModal({
    title: '退出登录',
    content: '退出后需要重新登录才能查看数据',
    confirmText: '退出',
    confirmColor: '#b42318',
  });
  if (confirm) signOut();
}
