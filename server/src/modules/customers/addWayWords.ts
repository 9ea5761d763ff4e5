/** How a customer and a member met, in the words of WeCom's own client (wecom-api.md §10.1). */
const WORDS: Record<number, string> = {
  1: '扫描二维码',
  2: '搜索手机号',
  3: '名片分享',
  4: '群聊',
  5: '手机通讯录',
  6: '微信联系人',
  9: '搜索邮箱',
  10: '视频号',
  16: '获客链接',
  24: '接受微信好友请求',
  201: '内部共享',
  202: '管理员分配',
};

/** The code's own word wins: it says where the code hung. */
export const sourceWords = (addWay: number, state: string): string =>
  (state === '' ? (WORDS[addWay] ?? '企业微信') : state).slice(0, 40);
