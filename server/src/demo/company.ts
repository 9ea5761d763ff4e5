import { makeCalendar, makeDice } from '@cunkebao/shared/demo';
import type { Ctx } from '../kernel';
import { rollUpDay } from '../modules/insight';
import { addOperator } from '../modules/operators';
import { insertAccounts } from './accountRows';
import { insertCustomers } from './customerRows';
import { insertFleet } from './fleetRows';
import { insertRows } from './insertRows';
import { DAYS, makeLives } from './lives';
import { PEOPLE } from './people';
import { DEMO_INSTALL, type KeyedPhone } from './phoneKeys';
import { PHONES } from './phones';
import { insertTasks, LAST_TASK } from './taskRows';

/** 花漾集, a skin-care company with sixty days of history. The same seed gives the same company. */
const SEED = 20_260_302;

/** Fills an empty database, all or nothing: it runs in the one transaction of its context. */
export async function foundCompany(ctx: Ctx, keys: readonly KeyedPhone[], secret: string): Promise<void> {
  const dice = makeDice(SEED);
  const calendar = makeCalendar(ctx.now, ctx.tz);
  const first = { ...ctx, now: calendar.at(76, 9) };
  for (const { userid, name, role, department } of PEOPLE)
    await addOperator(first, { userid, name, roles: [role], department });
  await insertFleet(ctx, dice, calendar, keys);
  await insertAccounts(ctx, dice, calendar);
  const lives = makeLives(dice, calendar);
  await insertCustomers({ ctx, dice, calendar, secret }, lives);
  await insertTasks(ctx, calendar);
  await insertRows(ctx, 'sequences', 'kind, last', [
    ['device', PHONES.length],
    ['account', 31],
    ['task', LAST_TASK],
  ]);
  for (let ago = DAYS; ago >= 0; ago--) await rollUpDay(ctx, calendar.day(ago));
}

export async function isFounded(ctx: Ctx): Promise<boolean> {
  const rows = await ctx.db.query<unknown[]>('SELECT userid FROM operators LIMIT 1');
  return rows.length > 0;
}

/**
 * Gives the demo's phones new keys: their book is gone, so nobody holds the old ones. Phones that were paired later,
 * or unbound meanwhile, keep what they have. Returns those that were changed.
 */
export async function renewPhoneKeys(ctx: Ctx, keys: readonly KeyedPhone[]): Promise<KeyedPhone[]> {
  const renewed: KeyedPhone[] = [];
  for (const key of keys) {
    const { device, install } = key.entry;
    const result = await ctx.db.query<{ affectedRows: number }>(
      `UPDATE devices SET public_key = ?, install = ?
       WHERE id = ? AND install LIKE ? AND unbound_at IS NULL AND public_key IS NOT NULL`,
      [key.publicKey, install, device, `${DEMO_INSTALL}%`],
    );
    if (result.affectedRows === 1) renewed.push(key);
  }
  return renewed;
}
