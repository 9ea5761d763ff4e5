import type { MetricId } from './metrics';

const PARTS: Partial<Record<MetricId, readonly MetricId[]>> = {
  qualifiedRate: ['qualifiedFans', 'newFriends'],
  passRate: ['requested', 'newFriends'],
  conversion: ['deals', 'newFriends'],
  deviceOnlineRate: [],
  accountOnlineRate: [],
  averageHealth: [],
};

/** A rate does not add up over channels; what moved it are the figures it is made of. */
export const partsOf = (id: MetricId): readonly MetricId[] => PARTS[id] ?? [id];
