import { tagList } from '@cunkebao/shared/conversation';
import { command, wordsIn } from '../../../kernel';
import { listTags } from '../listTags';

export const listTagsCommand = command(tagList, {
  async run(ctx) {
    const { groups, totalTags, taggedCustomers } = await listTags(ctx);
    const w = wordsIn(ctx);
    if (totalTags === 0)
      return { headline: w('还没有标签，说「新建标签 高意向 到 意向组」新建一个', 'There are no tags yet') };
    const rows = groups.flatMap((g) =>
      [...g.tags]
        .sort((a, b) => b.customers - a.customers)
        .map((t) => ({ id: t.name, text: `${g.name}${w('：', ': ')}${t.name} ${t.customers}` })),
    );
    return {
      headline: w(
        `标签 ${totalTags} 个，${groups.length} 组，${taggedCustomers} 位客户有标签`,
        `${totalTags} tags in ${groups.length} groups, on ${taggedCustomers} customers`,
      ),
      list: { of: 'tag', rows },
      link: { text: w('查看标签', 'Open'), path: '/pages/customers/tags/index' },
    };
  },
});
