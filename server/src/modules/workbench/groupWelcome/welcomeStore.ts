import type { Ctx } from '../../../kernel';

export interface Welcome {
  id: string;
  text: string;
  taskId: string;
  setAt: Date;
}

/** The text that greets now, held until the transaction ends; null: nobody is greeted. Index ix_group_welcomes_ended. */
export async function currentWelcome(ctx: Ctx): Promise<Welcome | null> {
  const [row] = await ctx.db.query<Welcome[]>(
    `SELECT id, text, task_id taskId, set_at setAt FROM group_welcomes WHERE ended_at IS NULL
     ORDER BY id DESC LIMIT 1 FOR UPDATE`,
  );
  return row ?? null;
}

export async function insertWelcome(ctx: Ctx, text: string, taskId: string): Promise<string> {
  const { insertId } = await ctx.db.query<{ insertId: number | string }>(
    'INSERT INTO group_welcomes (text, task_id, set_by, set_at) VALUES (?, ?, ?, ?)',
    [text, taskId, ctx.actor?.userid ?? null, ctx.now],
  );
  return String(insertId);
}

export async function endWelcomes(ctx: Ctx): Promise<void> {
  await ctx.db.query('UPDATE group_welcomes SET ended_at = ? WHERE ended_at IS NULL', [ctx.now]);
}

export async function reopenWelcome(ctx: Ctx, id: string): Promise<void> {
  await ctx.db.query('UPDATE group_welcomes SET ended_at = NULL WHERE id = ?', [id]);
}

/** True the first time only. */
export async function noteGreeting(ctx: Ctx, group: string, member: string): Promise<boolean> {
  const result = await ctx.db.query<{ affectedRows: number }>(
    'INSERT IGNORE INTO group_greetings (group_name, member, at) VALUES (?, ?, ?)',
    [group, member, ctx.now],
  );
  return result.affectedRows === 1;
}
