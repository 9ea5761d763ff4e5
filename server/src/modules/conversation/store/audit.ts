import type { Ctx } from '../../../kernel';

export interface AuditRow {
  userid: string;
  seq: number;
  at: Date;
  inboundId: string | null;
  words: string;
  command: string | null;
  args: Record<string, unknown>;
  targets: string[] | null;
  decision: string;
  digest: string | null;
  result: string;
  changed: { before: unknown; after: unknown } | null;
  durationMs: number;
  traceId: string;
  previous: string;
  hash: string;
}

export async function appendAudit(ctx: Ctx, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.flatMap((r) => [
    r.userid,
    r.seq,
    r.at,
    r.inboundId,
    r.words,
    r.command,
    JSON.stringify(r.args),
    r.targets && JSON.stringify(r.targets),
    r.decision,
    r.digest,
    r.result,
    r.changed && JSON.stringify(r.changed),
    r.durationMs,
    r.traceId,
    r.previous,
    r.hash,
  ]);
  await ctx.db.query(
    `INSERT INTO audit_entries (userid, seq, at, inbound_id, words, command, args, targets, decision, digest, result,
        changed, duration_ms, trace_id, previous, hash)
      VALUES ${rows.map(() => '(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`,
    values,
  );
}
