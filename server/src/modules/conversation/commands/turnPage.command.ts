import { pageNext as spec } from '@cunkebao/shared/conversation';
import { PAGE_ROWS, pageOf } from '@cunkebao/shared/dialogue';
import { command, wordsIn } from '../../../kernel';
import { readList } from '../store/lists';
import { turnOf } from '../turn';
import { touchesList } from '../whereAnswered';

/** Another page of the last list, from its snapshot: the numbers before the rows are those ordinals mean. */
export const turnPage = command<{ page?: number | string }>(spec, {
  async run(ctx, { page }) {
    const w = wordsIn(ctx);
    const turn = turnOf(ctx);
    const { last } = turn.row.dialogue;
    const list = last?.snapshot ? await readList(ctx, turn.actor.userid, turn.place.chat) : null;
    if (!last || !list)
      return {
        headline: last
          ? w('只有这一页', 'This page is all there is')
          : w('刚才没有列表，或者已经过了 10 分钟', 'There was no list, or it is older than 10 minutes'),
      };
    const wanted = wantedPage(page, turn.words, last.page);
    const p = pageOf(list.entries, wanted);
    if (wanted > p.pages)
      return {
        headline: w(
          `一共 ${p.pages} 页，没有第 ${wanted} 页`,
          `Page ${wanted} does not exist; pages in all: ${p.pages}`,
        ),
      };
    touchesList(turn, list.kind);
    last.page = p.page;
    const first = (p.page - 1) * PAGE_ROWS + 1;
    return {
      headline: list.headline,
      lines: [
        ...p.rows.map((r, i) => `${first + i}. ${r.text}`),
        w(`第 ${p.page}/${p.pages} 页，共 ${p.total} 条`, `Page ${p.page}/${p.pages} of ${p.total} rows`),
      ],
    };
  },
});

function wantedPage(page: number | string | undefined, words: string, current: number): number {
  if (typeof page === 'number') return page;
  if (page !== undefined && /^\d+$/.test(page)) return Number(page);
  return page === 'previous' || /上一页|previous/i.test(words) ? Math.max(1, current - 1) : current + 1;
}
