import { useState } from 'react';
import type { FunnelPeriod, getDailyReport, getFunnel } from '@cunkebao/shared/insight';
import { askAgain } from '@/api/askAgain';
import { problemOf } from '@/api/problemOf';
import { useCall } from '@/api/useCall';
import { useZone } from '@/api/useMe';
import { useErrand } from '@/platform/errand';
import { usePageRefresh } from '@/platform/usePageRefresh';

export type FunnelId = 'acquisition' | 'community';

/** One funnel over one period, and the daily figures behind it. Each may fail without the other. */
export function usePage() {
  const [id, setId] = useState<FunnelId>('acquisition');
  const [period, setPeriod] = useState<FunnelPeriod>('thisWeek');
  useErrand('funnel', (errand) => {
    setId(errand.id ?? 'acquisition');
    setPeriod(errand.period ?? 'thisWeek');
  });
  const zone = useZone();
  const funnel = useCall<typeof getFunnel>(
    'GET /api/v1/funnels/:id',
    { params: { id }, query: { period } },
    { keepPrevious: true },
  );
  const daily = useCall<typeof getDailyReport>('GET /api/v1/reports/daily');
  const refresh = () => Promise.all([funnel.mutate(), daily.mutate()]);
  usePageRefresh(refresh);
  const funnelProblem = problemOf(funnel.error);
  const dailyProblem = problemOf(daily.error);
  return {
    zone,
    id,
    period,
    pickFunnel: setId,
    pickPeriod: setPeriod,
    funnel: {
      data: funnel.data,
      problem: funnelProblem,
      waiting: funnel.isLoading,
      retry: askAgain(refresh),
    },
    /** one reason why nothing is there is said once */
    sameTrouble: funnelProblem !== undefined && funnelProblem.kind === dailyProblem?.kind,
    daily: {
      data: daily.data,
      problem: dailyProblem,
      retry: askAgain(() => daily.mutate()),
    },
  };
}
