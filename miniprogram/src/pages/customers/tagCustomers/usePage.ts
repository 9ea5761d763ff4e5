import { useRouter } from '@tarojs/taro';
import type { listTagCustomers } from '@cunkebao/shared/customers';
import { askAgain } from '@/api/askAgain';
import { problemOf } from '@/api/problemOf';
import { useZone } from '@/api/useMe';
import { usePagedCall } from '@/api/usePagedCall';
import { usePageRefresh } from '@/platform/usePageRefresh';

const ROWS = 20;

/** The customers of one tag, page after page: each page is asked for with `next` of the one before. */
export function usePage() {
  const id = useRouter().params.id ?? '';
  const zone = useZone();
  const list = usePagedCall<typeof listTagCustomers>('GET /api/v1/tags/:id/customers', (index, before) => {
    if (index > 0 && !before?.next) return null;
    return { params: { id }, query: { after: before?.next ?? undefined, limit: ROWS } };
  });
  usePageRefresh(() => list.mutate());

  const pages = list.data ?? [];
  const last = pages[pages.length - 1];
  return {
    zone,
    data: last && {
      tag: last.tag,
      total: last.total,
      rows: pages.flatMap((page) => page.rows),
      done: last.next === null,
    },
    problem: problemOf(list.error),
    loadingMore: list.size > pages.length,
    more: () => void list.setSize(list.size + 1),
    retry: askAgain(() => list.mutate()),
  };
}
