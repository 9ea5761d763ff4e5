import type { Ctx, Row } from '../../../kernel';

export interface Snapshot {
  kind: string;
  headline: string;
  entries: Row[];
  shownAt: Date;
}

/** Keeps the rows of the last list, for its other pages, for ordinals and for 导出. */
export async function keepList(ctx: Ctx, userid: string, s: Omit<Snapshot, 'shownAt'>): Promise<void> {
  await ctx.db.query(
    `INSERT INTO list_snapshots (userid, kind, headline, entries, shown_at) VALUES (?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE kind = VALUES(kind), headline = VALUES(headline), entries = VALUES(entries),
        shown_at = VALUES(shown_at)`,
    [userid, s.kind, s.headline.slice(0, 200), JSON.stringify(s.entries), ctx.now],
  );
}

export async function readList(ctx: Ctx, userid: string): Promise<Snapshot | null> {
  const rows = await ctx.db.query<Snapshot[]>(
    'SELECT kind, headline, entries, shown_at AS shownAt FROM list_snapshots WHERE userid = ?',
    [userid],
  );
  return rows[0] ?? null;
}
