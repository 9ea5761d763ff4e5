export default definePageConfig({ navigationBarTitleText: '漏斗', enablePullDownRefresh: true });
