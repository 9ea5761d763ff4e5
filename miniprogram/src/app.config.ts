export default defineAppConfig({
  pages: [
    'pages/fleet/devices/index',
    'pages/customers/tags/index',
    'pages/insight/funnel/index',
    'pages/operators/me/index',
  ],
  subPackages: [
    { root: 'pages/fleet/deviceDetail', name: 'deviceDetail', pages: ['index'] },
    { root: 'pages/customers/tagCustomers', name: 'tagCustomers', pages: ['index'] },
  ],
  preloadRule: {
    'pages/fleet/devices/index': { network: 'all', packages: ['deviceDetail'] },
    'pages/customers/tags/index': { network: 'all', packages: ['tagCustomers'] },
  },
  window: {
    navigationBarTitleText: '存客宝',
    navigationBarBackgroundColor: '#ffffff',
    navigationBarTextStyle: 'black',
    backgroundTextStyle: 'dark',
    backgroundColor: '#f3f5f9',
  },
  tabBar: {
    color: '#7a869a',
    selectedColor: '#2459e6',
    backgroundColor: '#ffffff',
    borderStyle: 'black',
    list: [
      {
        pagePath: 'pages/fleet/devices/index',
        text: '设备',
        iconPath: 'assets/tab/devices.png',
        selectedIconPath: 'assets/tab/devices-on.png',
      },
      {
        pagePath: 'pages/customers/tags/index',
        text: '标签',
        iconPath: 'assets/tab/tags.png',
        selectedIconPath: 'assets/tab/tags-on.png',
      },
      {
        pagePath: 'pages/insight/funnel/index',
        text: '漏斗',
        iconPath: 'assets/tab/funnel.png',
        selectedIconPath: 'assets/tab/funnel-on.png',
      },
      {
        pagePath: 'pages/operators/me/index',
        text: '我的',
        iconPath: 'assets/tab/me.png',
        selectedIconPath: 'assets/tab/me-on.png',
      },
    ],
  },
  lazyCodeLoading: 'requiredComponents',
});
