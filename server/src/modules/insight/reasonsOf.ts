import {
  metricOf,
  topReasons,
  type Compared,
  type Contribution,
  type MetricId,
  type Outage,
} from '@cunkebao/shared/insight';
import { wordsOf, type Words } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { accountsOnDevices } from '../accounts';
import { figuresBy } from './figuresBy';
import { devicePresence } from './presenceStore';
import { isWhole, type Slice } from './slice';
import type { Stretch } from './wholeDays';

const EXPLAINED: readonly MetricId[] = ['newFriends', 'consults', 'amountCents'];
const BY: readonly ('channel' | 'account')[] = ['channel', 'account'];

const MOST_REASONS = 3;

/** A run of days, what it is compared with, and how a sentence calls them. */
export interface Comparison extends Compared {
  days: readonly string[];
  before: Stretch;
}

/** The top three reasons of a change (domain.md §8): slices that moved most, and phones that were away. */
export async function reasonsOf(
  ctx: Ctx,
  compared: Comparison,
  slice: Slice = {},
  metrics: readonly MetricId[] = EXPLAINED,
  w: Words = wordsOf('zh'),
): Promise<string[]> {
  const contributions: Contribution[] = [];
  for (const by of BY) contributions.push(...(await contributionsOf(ctx, compared, by, slice, metrics)));
  const outages = isWhole(slice) ? await outagesOf(ctx, compared) : [];
  return topReasons(contributions, outages, compared, MOST_REASONS, w);
}

async function contributionsOf(
  ctx: Ctx,
  { days, before }: Comparison,
  by: 'channel' | 'account',
  slice: Slice,
  metrics: readonly MetricId[],
): Promise<Contribution[]> {
  const now = await figuresBy(ctx, days, by, slice);
  const then = await before.by(by, slice);
  const names = [...new Set([...now.keys(), ...then.keys()])].filter((name) => name !== '');
  const value = (m: MetricId, name: string, all: typeof now): number => {
    const figures = all.get(name);
    return figures ? (metricOf(m, figures) ?? 0) : 0;
  };
  return metrics.flatMap((metric) =>
    names.map((name) => ({
      metric,
      by,
      slice: name,
      now: value(metric, name, now),
      before: value(metric, name, then),
    })),
  );
}

async function outagesOf(ctx: Ctx, { days, before }: Comparison): Promise<Outage[]> {
  const now = await devicePresence(ctx, days);
  const then = await devicePresence(ctx, before.days);
  const carried = await accountsOnDevices(ctx, [...now.keys()]);
  return [...now].map(([device, online]) => ({
    device,
    account: carried.get(device)?.id ?? null,
    online,
    before: then.get(device) ?? null,
  }));
}
