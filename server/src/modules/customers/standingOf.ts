import type { Ctx } from '../../kernel';

/** What decides whether somebody may be written to now: his last word to us, and whether he wants to hear from us. */
export interface Standing {
  heardAt: Date | null;
  optedOut: boolean;
}

/** Of a WeChat id nobody is known by: never heard of, never refused. */
export async function standingOf(ctx: Ctx, wechatId: string): Promise<Standing> {
  const [row] = await ctx.db.query<{ heardAt: Date | null; optedOutAt: Date | null }[]>(
    `SELECT c.last_message_at heardAt, c.opted_out_at optedOutAt FROM customer_identities i
     JOIN customers c ON c.id = i.customer_id WHERE i.kind = 'wechat' AND i.value = ?`,
    [wechatId],
  );
  return { heardAt: row?.heardAt ?? null, optedOut: (row?.optedOutAt ?? null) !== null };
}
