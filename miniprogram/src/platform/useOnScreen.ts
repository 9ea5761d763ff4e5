import { useState } from 'react';
import { useDidHide, useDidShow } from '@tarojs/taro';

/** Tab pages stay alive behind each other; only the one on screen may ask for live data. */
export function useOnScreen(): boolean {
  const [onScreen, setOnScreen] = useState(true);
  useDidShow(() => {
    setOnScreen(true);
  });
  useDidHide(() => {
    setOnScreen(false);
  });
  return onScreen;
}
