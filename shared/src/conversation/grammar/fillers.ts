/** Words that carry no meaning of their own between the parts of a sentence. Longest first is arranged below. */
const ALWAYS =
  '请 麻烦 麻烦你 劳驾 辛苦 帮我 帮忙 帮 给我 替我 我要 我想 我想要 我需要 需要 想要 一下 一下子 下 一个 吧 呗 啊 呀 哦 哈 的 把 将 那 就 那个 那就 先 再 然后 赶紧 赶快 尽快 快 快点 现在 马上 立刻 立即 现在就 马上就 谢谢 谢谢你 谢了 多谢 感谢 拜托 辛苦了 你好 您好 嗨 一遍 一次 请您 麻烦您 劳烦 烦请 有劳 帮下 帮我下 帮个忙 帮帮忙 帮着 给咱 我这边 您 哎 唉 诶 欸 喂 嘿 嗯 呃 额 那什么 嘛 咯 嘞 哟 噢 呐 噻 哇 喔 亲 亲爱的 老铁 兄弟 机器人 小助手 助手 顺便 顺手 另外 对了 话说 好的 麻溜的 麻溜 立马 即刻 尽早 赶紧的 一份 一张 一台 一轮 please pls thanks the for of to me my a an now ，'
    .split(' ')
    .concat([' ', ',', '、', '。', '.', '!', ';', ':', '~', '(', ')']);

/** More of them where nothing can go wrong: questions and lists. */
const READING =
  '看 看看 看一看 看下 看一下 查 查查 查看 查询 查一下 查下 瞧瞧 瞅瞅 显示 列出 列一下 列下 列个 调出 拉 拉出 拉一下 发 发我 来 来个 来份 来一份 出 出个 给个 展示 告诉我 告诉 汇报 说说 讲讲 我看 我看看 我想看 我想看看 我想知道 我要看 让我看看 想看 想知道 了解 有 有哪些 哪些 哪几个 哪几台 有什么 有多少 多少 多少台 多少个 多少条 多少位 几条 几位 几个 几台 是 是多少 怎么样 怎样 如何 情况 什么情况 现状 目前 当前 吗 呢 么 ? 了 都 全都 有没有 有没 没有 已 已经 还 一共 总共 总 具体 详细 数据 统计 咱们 我们 公司 咱 你 能 能不能 可以 可不可以 是不是 到 这边 里 上 中 在 给我看 给我看看 整一份 整个 弄一份 弄个 搞个 搞一份 拿一份 调一下 调一份 瞄一眼 瞅一眼 瞅 看一眼 看眼 瞧 瞧一眼 过一下 让我看 我瞅瞅 我查 我查一下 查个 报一下 念一下 说一下 说下 讲一下 讲下 发一份 发一下 发来 发过来 都有哪些 都有谁 有谁 哪位 哪一台 哪台 哪个 哪几 有多少台 有多少人 多少人 整体 整体情况 大概 大致 最新 最新的 目前的 眼下 现在的 来着 到底 究竟 情况如何 状况 哪几位 是哪些 是哪个 是哪几个 是什么 什么样 怎么个情况 还有哪些 还有谁 列个表 列表 清单 名单 全 全部都 我 给我发 发给我 show list get what is are how many'.split(
    ' ',
  );

const longest = (words: readonly string[]): readonly string[] =>
  [...new Set(words)].sort((a, b) => b.length - a.length);

const DANGER_FILLERS = longest(ALWAYS);
const WRITE_FILLERS = longest([
  ...ALWAYS,
  '可以',
  '能',
  '让',
  '要',
  '都',
  '全都',
  '也',
  '还是',
  '需要',
  '我去',
  '我来',
  '我',
]);
const READ_FILLERS = longest([...ALWAYS, ...READING]);

/** 了 after an order is harmless when the sentence is one (把…了, 给我…了); as a report (D-012重启了) it is not. */
export const ORDERED = /把|将|给我|帮我|吧|麻烦|请/;

/** Asking politely whether something may be done is asking for it. */
export const COURTESY =
  /^\s*(?:能不能|能否|可不可以|可以|可否|能|方便)(?:麻烦)?(?:请)?(?:你|您)?(?:帮我|帮忙|给我|替我|帮)(.*?)(?:吗|么)?[?？]?\s*$/;

/** The more a command can do, the fewer words are overheard. */
export function fillersFor(risk: 'read' | 'write' | 'danger' | 'mass'): readonly string[] {
  if (risk === 'read') return READ_FILLERS;
  return risk === 'write' ? WRITE_FILLERS : DANGER_FILLERS;
}
