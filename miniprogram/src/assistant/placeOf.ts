import type { SentenceReading } from '@cunkebao/shared/conversation';
import { DEVICE_STATE_NAMES, DEVICE_STATES, type DeviceState } from '@cunkebao/shared/fleet/deviceStates';
import { FUNNEL_PERIOD_NAMES, type FunnelPeriod } from '@cunkebao/shared/insight/funnelPeriods';
import { periodFitting } from '@cunkebao/shared/insight/periodFitting';

/** Where a sentence leads: one page of this app with what it filters by. */
export type Place =
  | { page: 'devices'; state: DeviceState | 'all' }
  | { page: 'device'; id: string }
  | { page: 'tags' }
  | { page: 'tag'; name: string }
  | { page: 'funnel'; id?: 'acquisition' | 'community'; period?: FunnelPeriod }
  | { page: 'me' };

type Args = Record<string, unknown>;

/**
 * The page that shows what was asked for; null when none shows exactly that. A page that would leave out a word of the
 * sentence (3组, 电量低于20) is none: an answer to another question is worse than a word about where to ask.
 */
export function placeOf(reading: SentenceReading): Place | null {
  const place = PLACES[reading.command ?? ''];
  if (!place || reading.confidence < 1 || reading.missing.length > 0) return null;
  return place(reading.args, new Date(reading.at), reading.tz);
}

const PLACES: Partial<Record<string, (args: Args, at: Date, zone: string) => Place | null>> = {
  'device.list': (args) => (only(args, ['deviceSet']) ? devicesIn(args.deviceSet ?? {}) : null),
  'device.show': (args) =>
    only(args, ['device']) && typeof args.device === 'string' ? { page: 'device', id: args.device } : null,
  'tag.list': (args) => (only(args, []) ? { page: 'tags' } : null),
  'customer.search': (args) => (only(args, ['audience']) ? tagOf(args.audience) : null),
  'funnel.show': (args, at, zone) => (only(args, ['when', 'funnel']) ? funnelOf(args, at, zone) : null),
  whoami: () => ({ page: 'me' }),
};

const only = (args: object, names: readonly string[]): boolean =>
  Object.keys(args).every((name) => names.includes(name));

function devicesIn(set: unknown): Place | null {
  if (typeof set !== 'object' || set === null || !only(set, ['status'])) return null;
  const { status } = set as { status?: unknown };
  const state = status === undefined ? 'all' : DEVICE_STATES.find((known) => known === status);
  return state ? { page: 'devices', state } : null;
}

function tagOf(audience: unknown): Place | null {
  const { field, op, value } = (audience ?? {}) as Args;
  return field === 'tag' && op === 'has' && typeof value === 'string' ? { page: 'tag', name: value } : null;
}

function funnelOf({ when, funnel }: Args, at: Date, zone: string): Place | null {
  const id = funnel === 'acquisition' || funnel === 'community' ? { id: funnel } : {};
  if (when === undefined) return { page: 'funnel', ...id } as Place;
  const span = when as { from?: string; to?: string };
  const period = span.from && span.to ? periodFitting({ from: span.from, to: span.to }, at, zone) : null;
  return period ? ({ page: 'funnel', ...id, period } as Place) : null;
}

/** The place in words, for the line that opens it. */
export function sayPlace(place: Place): string {
  switch (place.page) {
    case 'devices':
      return place.state === 'all' ? '全部设备' : `设备 · ${DEVICE_STATE_NAMES[place.state]}`;
    case 'device':
      return `设备 ${place.id}`;
    case 'tags':
      return '全部标签';
    case 'tag':
      return `标签「${place.name}」的客户`;
    case 'funnel':
      return [
        place.id === 'community' ? '社群漏斗' : '获客漏斗',
        ...(place.period ? [FUNNEL_PERIOD_NAMES[place.period]] : []),
      ].join(' · ');
    case 'me':
      return '我的身份和权限';
  }
}
