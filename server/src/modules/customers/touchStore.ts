import type { TouchFacts } from '@cunkebao/shared/customers';
import type { Ctx } from '../../kernel';

interface Row {
  id: string;
  optedOutAt: Date | null;
  consent: string | null;
  lostAt: Date | null;
}

const COLUMNS = `c.id, c.opted_out_at optedOutAt, c.consent_basis consent, c.lost_at lostAt`;

const factsOf = (r: Row): TouchFacts => ({
  optedOut: r.optedOutAt !== null,
  consented: r.consent !== null,
  lost: r.lostAt !== null,
});

/** What decides whether these customers may be reached, by id; unknown ids are left out. */
export async function touchFactsOf(
  ctx: Ctx,
  customerIds: readonly string[],
): Promise<Map<string, TouchFacts>> {
  if (customerIds.length === 0) return new Map();
  const rows = await ctx.db.query<Row[]>(`SELECT ${COLUMNS} FROM customers c WHERE c.id IN (?)`, [
    customerIds,
  ]);
  return new Map(rows.map((r) => [r.id, factsOf(r)]));
}

export async function touchFactsByWechat(ctx: Ctx, wechatId: string): Promise<TouchFacts | null> {
  const [row] = await ctx.db.query<Row[]>(
    `SELECT ${COLUMNS} FROM customer_identities i JOIN customers c ON c.id = i.customer_id
     WHERE i.kind = 'wechat' AND i.value = ?`,
    [wechatId],
  );
  return row ? factsOf(row) : null;
}
