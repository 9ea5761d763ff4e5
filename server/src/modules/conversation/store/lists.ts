import type { Ctx, Row } from '../../../kernel';

export interface Snapshot {
  kind: string;
  headline: string;
  entries: Row[];
  shownAt: Date;
}

/** Keeps the rows of the last list, for its other pages, for ordinals and for 导出. */
export async function keepList(
  ctx: Ctx,
  userid: string,
  chat: string,
  s: Omit<Snapshot, 'shownAt'>,
): Promise<void> {
  await ctx.db.query(
    `INSERT INTO list_snapshots (userid, chat, kind, headline, entries, shown_at) VALUES (?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE kind = VALUES(kind), headline = VALUES(headline), entries = VALUES(entries),
        shown_at = VALUES(shown_at)`,
    [userid, chat, s.kind, s.headline.slice(0, 200), JSON.stringify(s.entries), ctx.now],
  );
}

/** `chat`: '' with the app */
export async function readList(ctx: Ctx, userid: string, chat: string): Promise<Snapshot | null> {
  const rows = await ctx.db.query<Snapshot[]>(
    'SELECT kind, headline, entries, shown_at AS shownAt FROM list_snapshots WHERE userid = ? AND chat = ?',
    [userid, chat],
  );
  return rows[0] ?? null;
}
