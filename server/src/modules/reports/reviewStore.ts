import type { Ctx } from '../../kernel';

export interface Review {
  reflection: string | null;
  conclusion: string | null;
  actions: { id: string; content: string }[];
}

/** Which review: the week that begins on `monday`, of those whose rows the author may see. */
export interface ReviewOf {
  monday: string;
  seenBy: string;
}

export async function reviewOf(ctx: Ctx, { monday, seenBy }: ReviewOf): Promise<Review> {
  const [row] = await ctx.db.query<{ reflection: string | null; conclusion: string | null }[]>(
    'SELECT reflection, conclusion FROM weekly_reviews WHERE monday = ? AND seen_by = ?',
    [monday, seenBy],
  );
  const actions = await ctx.db.query<{ id: string; content: string }[]>(
    'SELECT id, content FROM review_actions WHERE monday = ? AND seen_by = ? ORDER BY id',
    [monday, seenBy],
  );
  return {
    reflection: row?.reflection ?? null,
    conclusion: row?.conclusion ?? null,
    actions,
  };
}

/** Puts both texts in place of what stood there. */
export async function saveReview(
  ctx: Ctx,
  of: ReviewOf,
  texts: Pick<Review, 'reflection' | 'conclusion'>,
): Promise<void> {
  await ctx.db.query(
    `INSERT INTO weekly_reviews (monday, seen_by, reflection, conclusion, updated_by, updated_at)
     VALUES (?, ?, ?, ?, ?, ?)
     ON DUPLICATE KEY UPDATE reflection = VALUES(reflection), conclusion = VALUES(conclusion),
       updated_by = VALUES(updated_by), updated_at = VALUES(updated_at)`,
    [of.monday, of.seenBy, texts.reflection, texts.conclusion, ctx.actor?.userid ?? null, ctx.now],
  );
}

export async function insertAction(ctx: Ctx, of: ReviewOf, content: string): Promise<string> {
  const result = await ctx.db.query<{ insertId: number | string }>(
    'INSERT INTO review_actions (monday, seen_by, content, author, created_at) VALUES (?, ?, ?, ?, ?)',
    [of.monday, of.seenBy, content, ctx.actor?.userid ?? '', ctx.now],
  );
  return String(result.insertId);
}

export async function deleteActions(ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await ctx.db.query('DELETE FROM review_actions WHERE id IN (?)', [ids]);
}
