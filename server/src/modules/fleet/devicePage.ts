import type { DeviceRow, DeviceState } from '@cunkebao/shared/fleet';
import type { Ctx } from '../../kernel';
import { accountsOnDevices } from '../accounts';
import { peopleInScope } from '../operators';
import { rowOf } from './deviceDetail';
import { countByState, idsAndNames, selectDevices } from './deviceStore';

/** One page of the devices the asker may see; `counts` of all of them, whatever is searched for. */
export async function devicePage(
  ctx: Ctx,
  asked: { state?: DeviceState | undefined; search?: string | undefined; offset: number; limit: number },
): Promise<{ rows: DeviceRow[]; total: number; counts: Record<string, number> }> {
  const operators = await peopleInScope(ctx);
  const search = asked.search?.trim();
  const { rows, total } = await selectDevices(
    ctx,
    {
      operators,
      state: asked.state,
      search: search ? { text: search, orIds: await idsByNickname(ctx, operators, search) } : undefined,
    },
    asked,
  );
  const accounts = await accountsOnDevices(
    ctx,
    rows.map((d) => d.id),
  );
  return { rows: rows.map((d) => rowOf(d, accounts)), total, counts: await countByState(ctx, operators) };
}

async function idsByNickname(
  ctx: Ctx,
  operators: readonly string[] | null,
  search: string,
): Promise<string[]> {
  const ids = (await idsAndNames(ctx, operators)).map((d) => d.id);
  const accounts = await accountsOnDevices(ctx, ids);
  const wanted = search.toLowerCase();
  return [...accounts].filter(([, a]) => a.nickname.toLowerCase().includes(wanted)).map(([id]) => id);
}
