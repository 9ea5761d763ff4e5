import Taro from '@tarojs/taro';

/** Every address of the app in one place. */
const TABS = {
  devices: '/pages/fleet/devices/index',
  tags: '/pages/customers/tags/index',
  funnel: '/pages/insight/funnel/index',
  me: '/pages/operators/me/index',
};
export type Tab = keyof typeof TABS;

export const openTab = (tab: Tab): void => {
  void Taro.switchTab({ url: TABS[tab] });
};

export const openDevice = (id: string): void => {
  void Taro.navigateTo({ url: `/pages/fleet/deviceDetail/index?id=${encodeURIComponent(id)}` });
};

export const openTag = (id: string): void => {
  void Taro.navigateTo({ url: `/pages/customers/tagCustomers/index?id=${encodeURIComponent(id)}` });
};

/** Back where one came from; a detail opened by a link from the chat has nothing behind it. */
export function goBack(otherwise = TABS.devices): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: otherwise });
}
