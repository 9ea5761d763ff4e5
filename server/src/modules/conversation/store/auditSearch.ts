import type { Ctx } from '../../../kernel';

export interface AuditFilter {
  /** whose entries the asker may see; null = everybody's */
  people: readonly string[] | null;
  userid?: string | undefined;
  /** the argument of this name, or one of the targets */
  about?: { slot: 'device' | 'account' | 'task' | 'customer'; value: string } | undefined;
  /** any of these commands; all when none is named */
  commands?: readonly string[] | undefined;
  from: Date;
  to: Date;
  most: number;
}

export interface AuditFound {
  userid: string;
  at: Date;
  words: string;
  command: string | null;
  decision: string;
  result: string;
}

/** What people did, newest first. Indexes audit_entries_chain (one person), audit_entries_command, audit_entries_at. */
export async function searchAudit(ctx: Ctx, f: AuditFilter): Promise<AuditFound[]> {
  if (f.people?.length === 0 || f.commands?.length === 0) return [];
  const parts: [sql: string, values: unknown[]][] = [['at >= ? AND at < ?', [f.from, f.to]]];
  if (f.people) parts.push(['userid IN (?)', [f.people]]);
  if (f.userid !== undefined) parts.push(['userid = ?', [f.userid]]);
  if (f.commands) parts.push(['command IN (?)', [f.commands]]);
  if (f.about) parts.push([ABOUT, [`$.${f.about.slot}`, f.about.value, f.about.value]]);
  return ctx.db.query(
    `SELECT userid, at, words, command, decision, result FROM audit_entries
      WHERE ${parts.map(([sql]) => sql).join(' AND ')} ORDER BY at DESC, id DESC LIMIT ?`,
    [...parts.flatMap(([, values]) => values), f.most],
  );
}

const ABOUT = `(JSON_UNQUOTE(JSON_EXTRACT(args, ?)) = ? OR JSON_CONTAINS(COALESCE(targets, '[]'), JSON_QUOTE(?)))`;
