import type { Ctx } from './ctx';

const KINDS = {
  device: { prefix: 'D-', width: 3 },
  account: { prefix: 'A-', width: 4 },
  task: { prefix: 'T-', width: 1 },
  alert: { prefix: 'AL-', width: 1 },
  ticket: { prefix: 'TK-', width: 1 },
} as const;

/** The next speakable id of a kind (D-013, T-88). Ids are never used twice; a rolled back verb gives its number back. */
export async function nextId(ctx: Ctx, kind: keyof typeof KINDS): Promise<string> {
  await ctx.db.query(
    'INSERT INTO sequences (kind, last) VALUES (?, 1) ON DUPLICATE KEY UPDATE last = last + 1',
    [kind],
  );
  const [row] = await ctx.db.query<{ last: string }[]>('SELECT last FROM sequences WHERE kind = ?', [kind]);
  const { prefix, width } = KINDS[kind];
  return `${prefix}${String(row?.last ?? 1).padStart(width, '0')}`;
}
