import { useState } from 'react';
import type { DeviceRow, DeviceState, listDevices } from '@cunkebao/shared/fleet';
import { askAgain } from '@/api/askAgain';
import { problemOf } from '@/api/problemOf';
import { usePagedCall } from '@/api/usePagedCall';
import { useErrand } from '@/platform/errand';
import { useOnScreen } from '@/platform/useOnScreen';
import { usePageRefresh } from '@/platform/usePageRefresh';

const ROWS = 20;
const LIVE_MS = 5_000;
/** the server searches for no more */
const LONGEST_SEARCH = 40;

export type Filter = DeviceState | 'all';

/** The device list: what is asked for, and what came back so far. */
export function usePage() {
  const [filter, setFilter] = useState<Filter>('all');
  const [search, setSearch] = useState('');
  const [errands, setErrands] = useState(0);
  const onScreen = useOnScreen();
  useErrand('devices', ({ state }) => {
    setFilter(state);
    setSearch('');
    setErrands((n) => n + 1);
  });

  const list = usePagedCall<typeof listDevices>(
    'GET /api/v1/devices',
    (index, before) => {
      if (before && index * ROWS >= before.total) return null;
      const state = filter === 'all' ? undefined : filter;
      return { query: { state, search: search || undefined, offset: index * ROWS, limit: ROWS } };
    },
    { everyMs: onScreen ? LIVE_MS : 0, live: true, keepPrevious: true },
  );
  usePageRefresh(() => list.mutate());

  const rows = once(list.data?.flatMap((page) => page.rows) ?? []);
  const newest = list.data?.[list.data.length - 1];
  return {
    data: newest && { rows, total: newest.total, counts: newest.counts },
    problem: problemOf(list.error),
    waiting: list.isLoading,
    loadingMore: list.size > (list.data?.length ?? 0),
    filter,
    search,
    pickFilter: setFilter,
    /** changes when the page was asked to show something else: what stood in its box is over */
    errands,
    lookFor: (words: string) => {
      setSearch(words.slice(0, LONGEST_SEARCH));
    },
    more: () => void list.setSize(list.size + 1),
    retry: askAgain(() => list.mutate()),
  };
}

/** Pages cut by offset may share a row when the fleet changes between two of them. */
function once(rows: DeviceRow[]): DeviceRow[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}
