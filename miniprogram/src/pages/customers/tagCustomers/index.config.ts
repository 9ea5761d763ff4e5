export default definePageConfig({ navigationBarTitleText: '标签客户', enablePullDownRefresh: true });
