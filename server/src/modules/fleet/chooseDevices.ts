import { DEVICE_STATES, isDeviceId } from '@cunkebao/shared/fleet';
import { nearestIds } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { Fault, wordsIn, type Ctx } from '../../kernel';
import { peopleInScope } from '../operators';
import { idsAndNames, selectDevices, type DeviceFilter, type DeviceRecord } from './deviceStore';
import { idList } from './words';

const MOST = 5000;

export const comparison = z.object({
  field: z.string().max(40),
  op: z.enum(['<', '<=', '>', '>=', '=', 'between']),
  value: z.number(),
  max: z.number().optional(),
});
export const deviceSet = z.object({
  status: z.enum(DEVICE_STATES).optional(),
  group: z.string().max(40).optional(),
  ids: z.array(z.string().max(16)).max(MOST).optional(),
  except: z.array(z.string().max(16)).max(MOST).optional(),
});
/** One device or a set, as the grammar hands them over (commands.md §2). */
export const chosen = z.object({ device: z.string().max(40).optional(), deviceSet: deviceSet.optional() });
export type Chosen = z.infer<typeof chosen>;

/** The one device meant by an id, a name or the last digits of its IMEI; else a Fault that names the nearest. */
export async function findDevice(ctx: Ctx, said: string): Promise<DeviceRecord> {
  const operators = await peopleInScope(ctx);
  const known = await idsAndNames(ctx, operators);
  const wanted = said.toUpperCase();
  const fits = [
    known.filter((d) => d.id === wanted),
    known.filter((d) => d.name === said),
    known.filter((d) => d.imeiTail === said),
  ].find((f) => f.length > 0);
  const w = wordsIn(ctx);
  if (!fits)
    throw unknown(
      ctx,
      said,
      known.map((d) => d.id),
    );
  if (fits.length > 1) {
    const ids = idList(
      fits.map((d) => d.id),
      w,
    );
    throw new Fault(
      'invalid',
      w(
        `有 ${fits.length} 台设备符合「${said}」：${ids}，请说编号`,
        `${fits.length} devices fit "${said}": ${ids}. Please say the id`,
      ),
      { field: 'device' },
    );
  }
  const { rows } = await selectDevices(ctx, { operators, ids: [fits[0]?.id ?? ''] }, { offset: 0, limit: 1 });
  if (!rows[0]) throw unknown(ctx, said, []);
  return rows[0];
}

/**
 * Everything meant, never nobody. Ids of a range that do not exist are named, not silently dropped. Who says why a
 * phone is left out takes those in maintenance along (`maintained`): 离线设备 are also they.
 */
export async function chooseDevices(
  ctx: Ctx,
  asked: Chosen,
  { maintained = false } = {},
): Promise<{ devices: DeviceRecord[]; missing: string[]; spared: string[] }> {
  if (asked.device) return { devices: [await findDevice(ctx, asked.device)], missing: [], spared: [] };
  const set = asked.deviceSet;
  if (!set)
    throw new Fault(
      'invalid',
      wordsIn(ctx)(
        '哪台设备？例如 D-012，也可以说「离线设备」或「3组」',
        'Which device? For example D-012, or "offline devices"',
      ),
      { field: 'device' },
    );
  const operators = await peopleInScope(ctx);
  const filter = { operators, ...filterOf(set, maintained) };
  const { rows } = await selectDevices(ctx, filter, { offset: 0, limit: MOST });
  const found = new Set(rows.map((d) => d.id));
  const missing = (set.ids ?? []).filter((id) => !found.has(id));
  if (rows.length === 0 && missing.length > 0) {
    const known = await idsAndNames(ctx, operators);
    throw unknown(
      ctx,
      missing[0] ?? '',
      known.map((d) => d.id),
    );
  }
  return { devices: rows, missing, spared: await sparedBy(ctx, set) };
}

/** Who was to be left out must exist: a slip in 除了 D-005 would let the wrong phone in. */
export async function sparedBy(ctx: Ctx, set: z.infer<typeof deviceSet> | undefined): Promise<string[]> {
  if (!set?.except) return [];
  const known = (await idsAndNames(ctx, await peopleInScope(ctx))).map((d) => d.id);
  const slip = set.except.find((id) => !known.includes(id));
  if (slip !== undefined) throw unknown(ctx, slip, known);
  return set.except;
}

/** 离线设备 are those nobody can reach, also the ones away so long that they are called abnormal. */
export function filterOf(
  set: z.infer<typeof deviceSet> | undefined,
  maintained = false,
): Omit<DeviceFilter, 'operators'> {
  if (!set) return {};
  const state = set.status === 'offline' ? undefined : set.status;
  const away = set.status === 'offline' && (maintained ? 'all' : true);
  const except = set.except?.filter(isDeviceId);
  return { ids: set.ids?.filter(isDeviceId), except, group: set.group, state, away };
}

function unknown(ctx: Ctx, said: string, known: readonly string[]): Fault {
  const w = wordsIn(ctx);
  const near = nearestIds(said, known);
  const hint =
    near.length > 0
      ? w(`，是不是 ${idList(near, w)}？`, `, did you mean ${idList(near, w)}?`)
      : w('，说「设备」看全部', ', say "devices" to see all');
  const message = w(`没有 ${said}`, `There is no ${said}`) + hint;
  return new Fault('notFound', message, { facts: { device: said }, field: 'device' });
}
