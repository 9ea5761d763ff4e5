import Taro from '@tarojs/taro';

/** Every address of the app in one place. */
const HOME = '/pages/fleet/devices/index';

export const openDevice = (id: string): void => {
  void Taro.navigateTo({ url: `/pages/fleet/deviceDetail/index?id=${encodeURIComponent(id)}` });
};

export const openTag = (id: string): void => {
  void Taro.navigateTo({ url: `/pages/customers/tagCustomers/index?id=${encodeURIComponent(id)}` });
};

/** Back where one came from; a detail opened by a link from the chat has nothing behind it. */
export function goBack(otherwise = HOME): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: otherwise });
}
