import { tagList } from '@cunkebao/shared/conversation';
import { command } from '../../../kernel';
import { listTags } from '../listTags';

export const listTagsCommand = command(tagList, {
  async run(ctx) {
    const { groups, totalTags, taggedCustomers } = await listTags(ctx);
    if (totalTags === 0) return { headline: '还没有标签，说「新建标签 高意向 到 意向组」新建一个' };
    const rows = groups.flatMap((g) =>
      [...g.tags]
        .sort((a, b) => b.customers - a.customers)
        .map((t) => ({ id: t.name, text: `${g.name}：${t.name} ${t.customers}` })),
    );
    return {
      headline: `标签 ${totalTags} 个，${groups.length} 组，${taggedCustomers} 位客户有标签`,
      list: { of: 'tag', rows },
      link: { text: '查看标签', path: '/pages/customers/tags/index' },
    };
  },
});
