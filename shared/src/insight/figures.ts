import type { MetricId } from './metrics';

/** The sums a period and slice come to; every metric is worked out from these and nothing else. */
export interface Figures {
  newFriends: number;
  qualifiedFans: number;
  requested: number;
  requestedPassed: number;
  momentsPublished: number;
  reached: number;
  consults: number;
  deals: number;
  amountCents: number;
  refunds: number;
  refundCents: number;
  activeCustomers: number;
  lost: number;
  replyWaits: number;
  replyMet: number;
  deviceSamples: number;
  deviceOnline: number;
  accountSamples: number;
  accountOnline: number;
  healthSum: number;
  healthCount: number;
}

export const NO_FIGURES: Readonly<Figures> = Object.freeze({
  newFriends: 0,
  qualifiedFans: 0,
  requested: 0,
  requestedPassed: 0,
  momentsPublished: 0,
  reached: 0,
  consults: 0,
  deals: 0,
  amountCents: 0,
  refunds: 0,
  refundCents: 0,
  activeCustomers: 0,
  lost: 0,
  replyWaits: 0,
  replyMet: 0,
  deviceSamples: 0,
  deviceOnline: 0,
  accountSamples: 0,
  accountOnline: 0,
  healthSum: 0,
  healthCount: 0,
});

const RATES: Partial<Record<MetricId, readonly [keyof Figures, keyof Figures]>> = {
  qualifiedRate: ['qualifiedFans', 'newFriends'],
  passRate: ['requestedPassed', 'requested'],
  conversion: ['deals', 'newFriends'],
  deviceOnlineRate: ['deviceOnline', 'deviceSamples'],
  accountOnlineRate: ['accountOnline', 'accountSamples'],
  replySlaMet: ['replyMet', 'replyWaits'],
};

/** One metric (domain.md §5); null where there is nothing to divide by or nobody looked. */
export function metricOf(id: MetricId, f: Figures): number | null {
  const rate = RATES[id];
  if (rate) return tenThousandths(f[rate[0]], f[rate[1]]);
  if (id === 'averageHealth') return f.healthCount === 0 ? null : Math.round(f.healthSum / f.healthCount);
  if (id === 'passed') return f.newFriends; // two words for one thing: friendships confirmed (domain.md §3, §5)
  if (id === 'refunds') return f.refundCents; // people ask for money; how many there were is told beside it
  return f[id as keyof Figures];
}

function tenThousandths(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 10_000);
}
