import { wordsOf, type Words } from '../kernel';
import { metricName, type MetricId } from './metrics';
import { sayValue } from './sayMetric';

/** One slice of one metric on two days. */
export interface Contribution {
  metric: MetricId;
  by: 'channel' | 'account';
  /** 抖音A, A-0031 */
  slice: string;
  now: number;
  before: number;
}

/** A device that was away for a good part of the day, and the account it carries. */
export interface Outage {
  device: string;
  account: string | null;
  /** ten-thousandths of the day it was online, and of the day before; null when nobody looked then */
  online: number;
  before: number | null;
}

/** How the two periods are called in a sentence. */
export interface Compared {
  /** 前一天, 上周, 上个月 */
  than: string;
  /** 当天, 这段时间 */
  during: string;
}

const DAY_BY_DAY: Compared = { than: '前一天', during: '当天' };

export interface Reason {
  text: string;
  weight: number;
}

/** Below this share of the day online a device counts as away. */
const AWAY = 9000;
const OUTAGE_WEIGHT = 0.5;

/**
 * What moved the figures most, biggest first: slices that went the way the whole went, weighed by the share of the
 * whole they account for, and devices that were away. Computed, never guessed: no change gives no reason.
 */
export function topReasons(
  contributions: readonly Contribution[],
  outages: readonly Outage[],
  words: Compared = DAY_BY_DAY,
  limit = 3,
  w: Words = wordsOf('zh'),
): string[] {
  const reasons = [...byMetric(contributions).values()].flatMap((c) => reasonsOf(c, words, w));
  return [...reasons, ...outages.flatMap((o) => outageReason(o, words, w))]
    .sort((a, b) => b.weight - a.weight || a.text.localeCompare(b.text))
    .slice(0, limit)
    .map((r) => r.text);
}

function byMetric(all: readonly Contribution[]): Map<string, Contribution[]> {
  const groups = new Map<string, Contribution[]>();
  for (const c of all) {
    const key = `${c.metric} ${c.by}`;
    groups.set(key, [...(groups.get(key) ?? []), c]);
  }
  return groups;
}

function reasonsOf(slices: readonly Contribution[], words: Compared, w: Words): Reason[] {
  const total = slices.reduce((sum, s) => sum + s.now - s.before, 0);
  const size = Math.max(
    1,
    slices.reduce((sum, s) => sum + s.before, 0),
    slices.reduce((sum, s) => sum + s.now, 0),
  );
  return slices
    .map((s) => ({ s, delta: s.now - s.before }))
    .filter(({ delta }) => delta !== 0 && Math.sign(delta) === Math.sign(total))
    .sort((a, b) => Math.abs(b.delta) - Math.abs(a.delta))
    .slice(0, 1)
    .map(({ s, delta }) => ({ text: sayContribution(s, delta, words, w), weight: Math.abs(delta) / size }));
}

function sayContribution(s: Contribution, delta: number, { than }: Compared, w: Words): string {
  const what = metricName(s.metric, w);
  const amount = sayValue(s.metric, Math.abs(delta));
  const change = `${sayValue(s.metric, s.before)} → ${sayValue(s.metric, s.now)}`;
  return w(
    `${s.slice} ${what}比${than}${delta > 0 ? '多' : '少'} ${amount}（${change}）`,
    `${s.slice}: ${what} ${amount} ${delta > 0 ? 'more' : 'less'} than ${than} (${change})`,
  );
}

function outageReason(o: Outage, { during }: Compared, w: Words): Reason[] {
  if (o.online >= AWAY || (o.before !== null && o.before <= o.online)) return [];
  const carrying = o.account
    ? w(
        `，${o.account} ${during}无法正常加人和回复`,
        `; ${o.account} could not add and reply as usual ${during}`,
      )
    : '';
  const percent = Math.round(o.online / 100);
  return [
    {
      text: w(`${o.device} 在线率只有 ${percent}%`, `${o.device} was online only ${percent}%`) + carrying,
      weight: OUTAGE_WEIGHT * (1 - o.online / 10_000),
    },
  ];
}
