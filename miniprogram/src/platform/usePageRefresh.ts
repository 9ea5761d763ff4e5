import { useRef } from 'react';
import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';

/** Asks again when the page comes back on screen and when it is pulled down. */
export function usePageRefresh(refresh: () => Promise<unknown>): void {
  const shownBefore = useRef(false);
  useDidShow(() => {
    if (shownBefore.current) void refresh();
    shownBefore.current = true;
  });
  usePullDownRefresh(() => {
    void refresh().finally(() => {
      Taro.stopPullDownRefresh();
    });
  });
}
