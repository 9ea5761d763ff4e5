import { wordsOf, type Words } from '../kernel';
import type { MetricId } from './metrics';

/** What a figure can be split by, or asked of one of. */
export type Breakdown = 'account' | 'channel' | 'operator' | 'device';
const BREAKDOWN_NAMES: Record<Breakdown, string> = {
  account: '账号',
  channel: '渠道',
  operator: '同事',
  device: '设备',
};

const BREAKDOWN_NAMES_EN: Record<Breakdown, string> = {
  account: 'accounts',
  channel: 'channels',
  operator: 'colleagues',
  device: 'devices',
};

export const breakdownNames = (w: Words): Readonly<Record<Breakdown, string>> =>
  w(BREAKDOWN_NAMES, BREAKDOWN_NAMES_EN);

const OF_CUSTOMERS: readonly Breakdown[] = ['account', 'channel', 'operator'];
const OTHERS: Partial<Record<MetricId, readonly Breakdown[]>> = {
  momentsPublished: ['account'],
  deviceOnlineRate: ['device'],
  accountOnlineRate: ['account'],
  averageHealth: ['account'],
};

/** What nobody books by customer has no channel and no colleague: asking for it is answered with what there is. */
export const breakdownsOf = (id: MetricId): readonly Breakdown[] => OTHERS[id] ?? OF_CUSTOMERS;

/** 账号、渠道或同事 */
export function sayBreakdowns(id: MetricId, w: Words = wordsOf('zh')): string {
  const names = breakdownsOf(id).map((b) => breakdownNames(w)[b]);
  const last = names.at(-1) ?? '';
  if (names.length <= 1) return last;
  return w(`${names.slice(0, -1).join('、')}或${last}`, `${names.slice(0, -1).join(', ')} or ${last}`);
}
