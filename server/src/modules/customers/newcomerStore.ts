import type { Ctx } from '../../kernel';

export interface Newcomer {
  externalUserid: string;
  unionid: string | null;
  name: string;
  gender: 'f' | 'm' | 'u';
  channel: string | null;
  owner: string;
  addedAt: Date;
  source: string;
}

export interface Identified {
  value: string;
  customerId: string;
  name: string;
  gender: 'f' | 'm' | 'u';
}

/** Customers known by these identities. Index uq_identities_value. */
export async function customersBy(
  ctx: Ctx,
  kind: 'external' | 'union',
  values: readonly string[],
): Promise<Identified[]> {
  if (values.length === 0) return [];
  return await ctx.db.query<Identified[]>(
    `SELECT i.value, i.customer_id customerId, c.name, c.gender FROM customer_identities i
     JOIN customers c ON c.id = i.customer_id WHERE i.kind = ? AND i.value IN (?)`,
    [kind, values],
  );
}

/**
 * Enters these people, who all come to us by themselves: whoever adds us says yes to being written to. The ids of one
 * insert of many rows follow each other (InnoDB counts a plain INSERT in one piece, in every lock mode).
 */
export async function insertNewcomers(ctx: Ctx, people: readonly Newcomer[]): Promise<string[]> {
  const [step] = await ctx.db.query<{ step: string }[]>('SELECT @@auto_increment_increment step');
  const { insertId, affectedRows } = await ctx.db.query<{ insertId: number | string; affectedRows: number }>(
    `INSERT INTO customers (name, gender, channel, owner, lead_state, added_at, consent_basis, consent_at,
       consent_source, created_at) VALUES ?`,
    [
      people.map((p) => [
        ...[p.name, p.gender, p.channel, p.owner, 'passed', p.addedAt],
        ...['主动添加', p.addedAt, p.source, ctx.now],
      ]),
    ],
  );
  if (affectedRows !== people.length) throw new Error('not everybody was entered');
  return people.map((_, n) => String(BigInt(insertId) + BigInt(n) * BigInt(step?.step ?? 1)));
}

/** False when another job has just entered one of them: then nothing of it counts and the caller begins anew. */
export async function insertIdentities(
  ctx: Ctx,
  rows: readonly { customerId: string; kind: 'external' | 'union'; value: string }[],
): Promise<boolean> {
  if (rows.length === 0) return true;
  const { affectedRows } = await ctx.db.query<{ affectedRows: number }>(
    'INSERT IGNORE INTO customer_identities (customer_id, kind, value, created_at) VALUES ?',
    [rows.map((r) => [r.customerId, r.kind, r.value, ctx.now])],
  );
  return affectedRows === rows.length;
}

export async function removeNewcomers(ctx: Ctx, ids: readonly string[]): Promise<void> {
  await ctx.db.query('DELETE FROM customer_identities WHERE customer_id IN (?)', [ids]);
  await ctx.db.query('DELETE FROM customers WHERE id IN (?)', [ids]);
}

/** What the customer calls himself may change. */
export async function renameCustomer(
  ctx: Ctx,
  id: string,
  to: { name: string; gender: 'f' | 'm' | 'u' },
): Promise<void> {
  await ctx.db.query('UPDATE customers SET name = ?, gender = ? WHERE id = ?', [to.name, to.gender, id]);
}
