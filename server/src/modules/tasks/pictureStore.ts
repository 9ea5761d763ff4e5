import type { Ctx } from '../../kernel';

/** Kept once per action: what a phone shows a second time changes nothing. */
export async function insertPicture(ctx: Ctx, actionId: string, picture: Buffer): Promise<void> {
  await ctx.db.query('INSERT IGNORE INTO action_pictures (action_id, picture, created_at) VALUES (?, ?, ?)', [
    actionId,
    picture,
    ctx.now,
  ]);
}

export async function pictureOf(ctx: Ctx, actionId: string): Promise<Buffer | null> {
  const [row] = await ctx.db.query<{ picture: Buffer }[]>(
    'SELECT picture FROM action_pictures WHERE action_id = ?',
    [actionId],
  );
  return row?.picture ?? null;
}

/** Index ix_action_pictures_created. */
export async function deletePicturesBefore(ctx: Ctx, moment: Date): Promise<void> {
  await ctx.db.query('DELETE FROM action_pictures WHERE created_at < ?', [moment]);
}
