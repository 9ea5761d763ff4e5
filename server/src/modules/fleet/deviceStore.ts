import type { DeviceState } from '@cunkebao/shared/fleet';
import { isDeviceId } from '@cunkebao/shared/fleet';
import { In } from 'typeorm';
import type { Ctx } from '../../kernel';
import { Device } from './device.entity';
import { Presence } from './presence.entity';

export interface Readings {
  battery: number | null;
  charging: boolean;
  network: string | null;
  freeMb: number | null;
  queueDepth: number | null;
  troubles: string[] | null;
  logins: Record<string, boolean> | null;
}

/** Ids are ASCII: MySQL refuses to compare the column with anything else, and nothing else is an id. */
export const deviceById = (ctx: Ctx, id: string): Promise<Device | null> =>
  isDeviceId(id) ? ctx.db.findOneBy(Device, { id }) : Promise.resolve(null);

export const devicesByIds = (ctx: Ctx, ids: readonly string[]): Promise<Device[]> =>
  ids.length === 0 ? Promise.resolve([]) : ctx.db.findBy(Device, { id: In([...ids]) });

export async function insertDevice(
  ctx: Ctx,
  d: Pick<
    Device,
    'id' | 'name' | 'install' | 'publicKey' | 'model' | 'os' | 'app' | 'imeiTail' | 'operator' | 'pairedBy'
  >,
): Promise<void> {
  await ctx.db.insert(Device, {
    ...d,
    charging: 0,
    keySince: ctx.now,
    pairedAt: ctx.now,
    createdAt: ctx.now,
  });
}

export async function noteHello(ctx: Ctx, id: string, app: string, caps: readonly string[]): Promise<void> {
  await ctx.db.query('UPDATE devices SET app = ?, caps = ? WHERE id = ?', [app, JSON.stringify(caps), id]);
}

export async function updateVitals(ctx: Ctx, id: string, r: Readings): Promise<void> {
  await ctx.db.query(
    `UPDATE devices SET battery = ?, charging = ?, network = ?, free_mb = ?, queue_depth = ?, troubles = ?, logins = ?
      WHERE id = ?`,
    [
      r.battery,
      r.charging,
      r.network,
      r.freeMb,
      r.queueDepth,
      r.troubles && JSON.stringify(r.troubles),
      r.logins && JSON.stringify(r.logins),
      id,
    ],
  );
}

export async function updateDevice(
  ctx: Ctx,
  id: string,
  change: Partial<
    Pick<
      Device,
      | 'name'
      | 'group'
      | 'operator'
      | 'publicKey'
      | 'keySince'
      | 'previousKey'
      | 'previousKeyUntil'
      | 'confirmedAt'
      | 'maintenanceAt'
      | 'quarantinedAt'
      | 'unboundAt'
    >
  >,
): Promise<void> {
  await ctx.db.update(Device, { id }, change);
}

export async function insertGroup(ctx: Ctx, name: string): Promise<void> {
  await ctx.db.query('INSERT IGNORE INTO device_groups (name, created_at) VALUES (?, ?)', [name, ctx.now]);
}

export interface DeviceFilter {
  /** only phones these people look after; null = all */
  operators: readonly string[] | null;
  ids?: readonly string[] | undefined;
  /** these not: 除了 D-005 */
  except?: readonly string[] | undefined;
  state?: DeviceState | undefined;
  /** cannot be reached now, whatever it is called; `all` of them, those in maintenance too */
  away?: boolean | 'all' | undefined;
  group?: string | undefined;
  battery?: { op: string; value: number; max?: number | undefined } | undefined;
  /** part of the id, the name or the last digits of the IMEI; or one of these ids */
  search?: { text: string; orIds: readonly string[] } | undefined;
}

export type DeviceRecord = Device & { presence: Presence };

/** Unbound phones are history: they are found only when asked for by state or id. */
export async function selectDevices(
  ctx: Ctx,
  filter: DeviceFilter,
  page: { offset: number; limit: number },
): Promise<{ rows: DeviceRecord[]; total: number }> {
  const query = ctx.db
    .createQueryBuilder(Device, 'd')
    .innerJoinAndMapOne('d.presence', Presence, 'p', 'p.deviceId = d.id')
    .where('1 = 1');
  for (const [sql, values] of conditionsOf(filter)) query.andWhere(sql, values);
  const [rows, total] = await query
    .orderBy('d.id', 'ASC')
    .skip(page.offset)
    .take(page.limit)
    .getManyAndCount();
  return { rows: rows as DeviceRecord[], total };
}

const AWAY = "(p.state IN ('offline', 'missing') OR (p.state = 'abnormal' AND p.reach = 'offline'))";
const AWAY_AT_ALL = `(${AWAY} OR (p.state = 'maintenance' AND p.reach = 'offline'))`;

type Condition = [sql: string, values?: Record<string, unknown>];

function conditionsOf(f: DeviceFilter): Condition[] {
  const all: Condition[] = [];
  if (f.operators) all.push(['d.operator IN (:...operators)', { operators: f.operators }]);
  if (f.ids) all.push(['d.id IN (:...ids)', { ids: orNobody(f.ids) }]);
  if (f.except?.length) all.push(['d.id NOT IN (:...except)', { except: f.except }]);
  if (f.state) all.push(['p.state = :state', { state: f.state }]);
  else if (!f.ids) all.push(["p.state <> 'unbound'"]);
  if (f.away) all.push([f.away === 'all' ? AWAY_AT_ALL : AWAY]);
  if (f.group) all.push(['d.group = :group', { group: f.group }]);
  return [...all, ...batteryIs(f.battery), ...looksLike(f.search)];
}

function batteryIs(battery: DeviceFilter['battery']): Condition[] {
  if (!battery) return [];
  const { op, value, max } = battery;
  return [[`d.battery ${COMPARES[op] ?? '= :value'}`, { value, max: max ?? value }]];
}

function looksLike(search: DeviceFilter['search']): Condition[] {
  if (!search) return [];
  const like = `%${search.text.replace(/[\\%_]/g, '\\$&')}%`;
  // the id columns are ASCII and refuse to be compared with Chinese
  const sql = `(CONVERT(d.id USING utf8mb4) LIKE :like OR d.name LIKE :like
    OR CONVERT(d.imeiTail USING utf8mb4) LIKE :like OR d.id IN (:...orIds))`;
  return [[sql, { like, orIds: orNobody(search.orIds) }]];
}

/** `IN ()` is not SQL; no id is empty. */
const orNobody = (ids: readonly string[]): readonly string[] => (ids.length > 0 ? ids : ['']);

const COMPARES: Record<string, string> = {
  '<': '< :value',
  '<=': '<= :value',
  '>': '> :value',
  '>=': '>= :value',
  '=': '= :value',
  between: 'BETWEEN :value AND :max',
};

/** How many are in each state. Index ix_presence_state. */
export async function countByState(
  ctx: Ctx,
  operators: readonly string[] | null,
): Promise<Record<string, number>> {
  const rows = await ctx.db.query<{ state: string; number_of: string }[]>(
    `SELECT p.state, COUNT(*) AS number_of FROM device_presence p JOIN devices d ON d.id = p.device_id
      ${operators ? 'WHERE d.operator IN (?)' : ''} GROUP BY p.state`,
    operators ? [operators] : [],
  );
  return Object.fromEntries(rows.map((r) => [r.state, Number(r.number_of)]));
}

/** Every id and name, for suggestions and for the parser. */
export async function idsAndNames(
  ctx: Ctx,
  operators: readonly string[] | null,
): Promise<{ id: string; name: string; imeiTail: string }[]> {
  return ctx.db.find(Device, {
    select: { id: true, name: true, imeiTail: true },
    where: operators ? { operator: In([...operators]) } : {},
    order: { id: 'ASC' },
  });
}

/** What these devices are called, by id; unknown ids are left out. */
export async function namesOfDevices(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = ids.length === 0 ? [] : await devicesByIds(ctx, ids);
  return new Map(rows.map((d) => [d.id, d.name]));
}

export async function groupNames(ctx: Ctx): Promise<string[]> {
  const rows = await ctx.db.query<{ name: string }[]>('SELECT name FROM device_groups ORDER BY name');
  return rows.map((r) => r.name);
}
