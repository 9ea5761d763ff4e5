import { emptyDialogue, type Dialogue } from '@cunkebao/shared/dialogue';
import type { Ctx } from '../../../kernel';

export interface DialogueRow {
  userid: string;
  rev: number;
  dialogue: Dialogue;
  auditHead: string;
  auditCount: number;
  welcomedOn: string | null;
}

/** Where every operator's audit chain begins. */
const GENESIS = '0'.repeat(64);

/**
 * Locks these people's dialogues until the transaction ends: turns of one person come one by one, over all processes.
 * Locked in one order, so that two transactions cannot wait for each other.
 */
export async function lockDialogues(ctx: Ctx, userids: readonly string[]): Promise<Map<string, DialogueRow>> {
  const found = await select(ctx, userids);
  const missing = userids.filter((u) => !found.has(u));
  if (missing.length === 0) return found;
  await ctx.db.query(
    `INSERT IGNORE INTO dialogues (userid, state, audit_head) VALUES ${missing.map(() => '(?, ?, ?)').join(', ')}`,
    missing.flatMap((u) => [u, JSON.stringify(emptyDialogue()), GENESIS]),
  );
  return select(ctx, userids);
}

async function select(ctx: Ctx, userids: readonly string[]): Promise<Map<string, DialogueRow>> {
  const rows = await ctx.db.query<DialogueRow[]>(
    `SELECT userid, rev, state AS dialogue, audit_head AS auditHead, audit_count AS auditCount,
      welcomed_on AS welcomedOn FROM dialogues WHERE userid IN (?) ORDER BY userid FOR UPDATE`,
    [userids],
  );
  return new Map(rows.map((r) => [r.userid, r]));
}

/** What is open with this person, read without a lock: for answers that change nothing. */
export async function peekDialogue(ctx: Ctx, userid: string): Promise<Dialogue> {
  const rows = await ctx.db.query<{ dialogue: Dialogue }[]>(
    'SELECT state AS dialogue FROM dialogues WHERE userid = ?',
    [userid],
  );
  return rows[0]?.dialogue ?? emptyDialogue();
}

/** Stores what the turns made of them. The rows are locked; `rev` proves it. */
export async function saveDialogues(ctx: Ctx, rows: readonly DialogueRow[]): Promise<void> {
  if (rows.length === 0) return;
  const cases = (column: string): string =>
    `${column} = CASE userid ${rows.map(() => 'WHEN ? THEN ?').join(' ')} END`;
  const pairs = (value: (r: DialogueRow) => unknown): unknown[] => rows.flatMap((r) => [r.userid, value(r)]);
  const result = await ctx.db.query<{ affectedRows: number }>(
    `UPDATE dialogues SET ${cases('state')}, ${cases('audit_head')}, ${cases('audit_count')},
        ${cases('welcomed_on')}, rev = rev + 1
      WHERE (userid, rev) IN (${rows.map(() => '(?, ?)').join(', ')})`,
    [
      ...pairs((r) => JSON.stringify(r.dialogue)),
      ...pairs((r) => r.auditHead),
      ...pairs((r) => r.auditCount),
      ...pairs((r) => r.welcomedOn),
      ...rows.flatMap((r) => [r.userid, r.rev]),
    ],
  );
  if (result.affectedRows !== rows.length) throw new Error('a dialogue changed under its lock');
}
