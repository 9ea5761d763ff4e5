import type { AlertFacts, AlertRule, WatchedDevice } from '@cunkebao/shared/alerts';
import { isMetric, metricOf, METRICS, type Figures, type MetricId } from '@cunkebao/shared/insight';
import { addDays, dayOf } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { accountsOnDevices, watchedAccounts } from '../accounts';
import { quarantinedDevices, watchedDevices, type DeviceWatch } from '../fleet';
import { figuresOf, friendsAtThisHour } from '../insight';
import { settledSince } from '../tasks';

/** What cannot be read inside a transaction; null: it did not answer. */
export interface Measured {
  queues: { name: string; lagMinutes: number }[] | null;
  wecomErrors: number | null;
}

const WINDOW_MS = 15 * 60_000;

/** Everything the rules in force ask about, and nothing else. */
export async function gatherFacts(
  ctx: Ctx,
  rules: readonly AlertRule[],
  measured: Measured,
): Promise<AlertFacts> {
  const ruleOn = (field: string): AlertRule | undefined => rules.find((r) => r.field === field);
  const devices = await watchedDevices(ctx);
  const health = ruleOn('healthScore');
  const accounts = health ? await watchedAccounts(ctx, health.value) : [];
  return {
    devices: devices.map((d) => toFact(ctx, d)),
    quarantined: (await quarantinedDevices(ctx)).map(({ group, ...d }) => ({ ...d, site: group })),
    accounts: accounts.map(({ nickname, ...a }) => ({ ...a, name: nickname })),
    accountsOnline: ruleOn('accountOnlineRate') ? await accountsOnline(ctx, devices) : null,
    newFriends: ruleOn('newFriendsDrop') ? await friendsAtThisHour(ctx) : null,
    actions: await settledSince(ctx, new Date(ctx.now.getTime() - WINDOW_MS)),
    ...measured,
    metrics: await metrics(
      ctx,
      rules.map((r) => r.field).filter((f) => isMetric(f)),
    ),
  };
}

/** A phone lost for less than its three beats is not called offline yet (fleet.md §3). */
function toFact(ctx: Ctx, d: DeviceWatch): WatchedDevice {
  const offline = d.reach === 'offline';
  return {
    id: d.id,
    name: d.name,
    site: d.group,
    operator: d.operator,
    online: !offline,
    offlineMinutes: offline ? (ctx.now.getTime() - d.reachSince.getTime()) / 60_000 : null,
    battery: d.battery,
    charging: d.charging,
    freeMb: d.freeMb,
    abnormal: d.abnormal,
  };
}

async function accountsOnline(
  ctx: Ctx,
  devices: readonly DeviceWatch[],
): Promise<{ online: number; total: number }> {
  const on = await accountsOnDevices(
    ctx,
    devices.map((d) => d.id),
  );
  const carrying = devices.filter((d) => on.has(d.id));
  return { online: carrying.filter((d) => d.reach !== 'offline').length, total: carrying.length };
}

async function metrics(ctx: Ctx, ids: readonly MetricId[]): Promise<AlertFacts['metrics']> {
  if (ids.length === 0) return new Map();
  const today = dayOf(ctx.now, ctx.tz);
  const now = await figuresOf(ctx, [today]);
  const before = await figuresOf(ctx, [addDays(today, -1)]);
  return new Map(ids.map((id) => [id, { today: asSaid(id, now), yesterday: asSaid(id, before) }]));
}

/** Figures are ten-thousandths and cents; people say percent and yuan. */
function asSaid(id: MetricId, figures: Figures): number | null {
  const value = metricOf(id, figures);
  return value === null || METRICS[id].unit === 'count' ? value : value / 100;
}
