import { pageNext as spec } from '@cunkebao/shared/conversation';
import { PAGE_ROWS, pageOf } from '@cunkebao/shared/dialogue';
import { command } from '../../../kernel';
import { readList } from '../store/lists';
import { turnOf } from '../turn';

/** Another page of the last list, from its snapshot: the numbers before the rows are those ordinals mean. */
export const turnPage = command<{ page?: number | string }>(spec, {
  async run(ctx, { page }) {
    const turn = turnOf(ctx);
    const { last } = turn.row.dialogue;
    const list = last?.snapshot ? await readList(ctx, turn.actor.userid) : null;
    if (!last || !list) return { headline: last ? '只有这一页' : '刚才没有列表，或者已经过了 10 分钟' };
    const wanted = wantedPage(page, turn.words, last.page);
    const p = pageOf(list.entries, wanted);
    if (wanted > p.pages) return { headline: `一共 ${p.pages} 页，没有第 ${wanted} 页` };
    last.page = p.page;
    const first = (p.page - 1) * PAGE_ROWS + 1;
    return {
      headline: list.headline,
      lines: [
        ...p.rows.map((r, i) => `${first + i}. ${r.text}`),
        `第 ${p.page}/${p.pages} 页，共 ${p.total} 条`,
      ],
    };
  },
});

function wantedPage(page: number | string | undefined, words: string, current: number): number {
  if (typeof page === 'number') return page;
  if (page !== undefined && /^\d+$/.test(page)) return Number(page);
  return page === 'previous' || /上一页|previous/i.test(words) ? Math.max(1, current - 1) : current + 1;
}
