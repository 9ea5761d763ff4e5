import type { AccountFacts, AccountKind, HealthEvent, PauseScope } from '@cunkebao/shared/accounts';
import type { Actor, Ctx } from '../../kernel';

export interface Account {
  id: string;
  deviceId: string | null;
  wechatId: string;
  nickname: string;
  alias: string | null;
  kind: AccountKind;
  team: string | null;
  operator: string | null;
  friends: number;
  registeredAt: Date;
  activeDays30: number;
  healthScore: number;
}

const COLUMNS = `id, device_id deviceId, wechat_id wechatId, nickname, alias, kind, team, operator, friends,
  registered_at registeredAt, active_days30 activeDays30, health_score healthScore`;

export const factsOf = (a: Account): AccountFacts => ({
  hasAlias: a.alias !== null,
  friends: a.friends,
  registeredAt: a.registeredAt,
  activeDays30: a.activeDays30,
});

/**
 * Row scope (domain.md §1): the company sees all accounts, a team its own, a person those they look after. A schedule
 * or a phone asks for everybody; of a person without department nobody is a colleague.
 */
function visible(actor: Actor | null): { sql: string; values: (string | null)[] } {
  if (!actor || actor.scope === 'company') return { sql: '1 = 1', values: [] };
  if (actor.scope === 'own') return { sql: 'operator = ?', values: [actor.userid] };
  return { sql: 'team = ?', values: [actor.department] };
}

export async function visibleAccount(ctx: Ctx, id: string): Promise<Account | null> {
  const { sql, values } = visible(ctx.actor);
  const [row] = await ctx.db.query<Account[]>(`SELECT ${COLUMNS} FROM accounts WHERE id = ? AND ${sql}`, [
    id,
    ...values,
  ]);
  return row ?? null;
}

/** Health events and pauses of one account are decided one after the other: whoever writes them holds this lock. */
export async function lockAccount(ctx: Ctx, id: string): Promise<Account | null> {
  const [row] = await ctx.db.query<Account[]>(`SELECT ${COLUMNS} FROM accounts WHERE id = ? FOR UPDATE`, [
    id,
  ]);
  return row ?? null;
}

/** In the order of their ids: two that take many never wait for each other in a ring. Unknown ids are left out. */
export async function lockAccounts(ctx: Ctx, ids: readonly string[]): Promise<Map<string, Account>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.query<Account[]>(
    `SELECT ${COLUMNS} FROM accounts WHERE id IN (?) ORDER BY id FOR UPDATE`,
    [ids],
  );
  return new Map(rows.map((a) => [a.id, a]));
}

export async function visibleAccounts(ctx: Ctx): Promise<Account[]> {
  const { sql, values } = visible(ctx.actor);
  return await ctx.db.query<Account[]>(`SELECT ${COLUMNS} FROM accounts WHERE ${sql} ORDER BY id`, values);
}

/** What these accounts call themselves, by id; unknown ids are left out. */
export async function nicknames(ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db.query<{ id: string; nickname: string }[]>(
    'SELECT id, nickname FROM accounts WHERE id IN (?)',
    [ids],
  );
  return new Map(rows.map((a) => [a.id, a.nickname]));
}

/** Index ix_accounts_device. */
export async function accountsByDevice(ctx: Ctx, deviceIds: string[]): Promise<Account[]> {
  if (deviceIds.length === 0) return [];
  return await ctx.db.query<Account[]>(`SELECT ${COLUMNS} FROM accounts WHERE device_id IN (?) ORDER BY id`, [
    deviceIds,
  ]);
}

export async function meanHealth(ctx: Ctx): Promise<number | null> {
  const [row] = await ctx.db.query<
    {
      mean: string | null;
    }[]
  >('SELECT AVG(health_score) mean FROM accounts');
  return row?.mean == null ? null : Number(row.mean);
}

/**
 * A year of the ledger. Debts of more than 30 days ago are owed no more, but what was paid back on them did not go to
 * newer ones, so they are replayed too. Index ix_health_account.
 */
export async function ledgerOf(ctx: Ctx, accountId: string): Promise<HealthEvent[]> {
  const since = new Date(ctx.now.getTime() - 365 * 86_400_000);
  return await ctx.db.query<HealthEvent[]>(
    `SELECT kind, delta, at, expires_at expiresAt FROM account_health_events
     WHERE account_id = ? AND at > ? ORDER BY at, id`,
    [accountId, since],
  );
}

/** False when this source has been reported before: nothing was written. */
export async function insertHealthEvent(
  ctx: Ctx,
  event: HealthEvent & { accountId: string; sourceRef: string },
): Promise<boolean> {
  const result = await ctx.db.query<{ affectedRows: number }>(
    `INSERT IGNORE INTO account_health_events (account_id, kind, delta, at, source_ref, expires_at, recorded_at)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    [event.accountId, event.kind, event.delta, event.at, event.sourceRef, event.expiresAt, ctx.now],
  );
  return result.affectedRows === 1;
}

export async function isReported(ctx: Ctx, sourceRef: string): Promise<boolean> {
  const rows = await ctx.db.query<unknown[]>('SELECT 1 FROM account_health_events WHERE source_ref = ?', [
    sourceRef,
  ]);
  return rows.length > 0;
}

export async function storeHealth(ctx: Ctx, accountId: string, score: number): Promise<void> {
  await ctx.db.query('UPDATE accounts SET health_score = ?, health_at = ? WHERE id = ?', [
    score,
    ctx.now,
    accountId,
  ]);
}

/** Accounts whose score was last reckoned before this moment, so many at a time. */
export async function accountsReckonedBefore(ctx: Ctx, before: Date, most: number): Promise<string[]> {
  const rows = await ctx.db.query<{ id: string }[]>(
    'SELECT id FROM accounts WHERE health_at < ? ORDER BY id LIMIT ?',
    [before, most],
  );
  return rows.map((r) => r.id);
}

export interface Pause {
  id: string;
  accountId: string;
  scope: PauseScope;
  until: Date;
  reason: string;
  createdBy: string | null;
}

export async function insertPause(ctx: Ctx, pause: Omit<Pause, 'id'>): Promise<string> {
  const result = await ctx.db.query<{ insertId: number | string }>(
    `INSERT INTO account_pauses (account_id, scope, starts_at, until, reason, created_by)
     VALUES (?, ?, ?, ?, ?, ?)`,
    [pause.accountId, pause.scope, ctx.now, pause.until, pause.reason, pause.createdBy],
  );
  return String(result.insertId);
}

/** Pauses in force now; all accounts when none are named. Index ix_pauses_account. */
export async function activePauses(ctx: Ctx, accountIds?: readonly string[]): Promise<Pause[]> {
  if (accountIds?.length === 0) return [];
  const some = accountIds ? 'AND account_id IN (?)' : '';
  return await ctx.db.query<Pause[]>(
    `SELECT id, account_id accountId, scope, until, reason, created_by createdBy FROM account_pauses
     WHERE until > ? AND lifted_at IS NULL ${some} ORDER BY account_id, until, id`,
    accountIds ? [ctx.now, accountIds] : [ctx.now],
  );
}

/** Returns how many were still in force: a pause is lifted once, and it stays known who did it. */
export async function liftPauses(ctx: Ctx, ids: readonly string[], by: string): Promise<number> {
  if (ids.length === 0) return 0;
  const result = await ctx.db.query<{ affectedRows: number }>(
    'UPDATE account_pauses SET lifted_at = ?, lifted_by = ? WHERE id IN (?) AND lifted_at IS NULL AND until > ?',
    [ctx.now, by, ids, ctx.now],
  );
  return result.affectedRows;
}
