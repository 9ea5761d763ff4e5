import Taro from '@tarojs/taro';

/** Puts words on the clipboard; false when that is not allowed. In a browser copy.h5.ts stands in its place. */
export const copied = (words: string): Promise<boolean> =>
  Taro.setClipboardData({ data: words }).then(
    () => true,
    () => false,
  );
