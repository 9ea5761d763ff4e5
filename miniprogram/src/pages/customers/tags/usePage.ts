import { useState } from 'react';
import type { listTags } from '@cunkebao/shared/customers';
import { allows } from '@cunkebao/shared/operators/permissions';
import { askAgain } from '@/api/askAgain';
import { problemOf } from '@/api/problemOf';
import { useCall } from '@/api/useCall';
import { useMe } from '@/api/useMe';
import { usePageRefresh } from '@/platform/usePageRefresh';

/** the server searches for no more */
const LONGEST_SEARCH = 40;

/** The tag groups with their counts, and whether this person may look behind them. */
export function usePage() {
  const [search, setSearch] = useState('');
  const tags = useCall<typeof listTags>(
    'GET /api/v1/tags',
    { query: { search: search || undefined } },
    { keepPrevious: true },
  );
  const roles = useMe().data?.roles ?? [];
  usePageRefresh(() => tags.mutate());
  return {
    search,
    lookFor: (words: string) => {
      setSearch(words.slice(0, LONGEST_SEARCH));
    },
    data: tags.data,
    problem: problemOf(tags.error),
    waiting: tags.isLoading,
    mayOpen: allows(roles, 'customer.search'),
    retry: askAgain(() => tags.mutate()),
  };
}
