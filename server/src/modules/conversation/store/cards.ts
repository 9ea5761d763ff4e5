import type { BotPlace, Ctx } from '../../../kernel';

export type CardBody = Record<string, unknown>;

export interface Card {
  /** the WeCom task_id */
  id: string;
  userid: string;
  /** the chat with the bot it stands in, as of the last press there; null: the app's */
  place: BotPlace | null;
  taskId: string | null;
  /** as it stands in the chat */
  card: CardBody;
  /** unused response codes, oldest first */
  codes: string[];
  /** as it should stand; null = as it does */
  wanted: CardBody | null;
  final: boolean;
}

const COLUMNS = 'id, userid, place, task_id AS taskId, card, codes, wanted, final';

export async function insertCard(
  ctx: Ctx,
  c: { id: string; userid: string; place: BotPlace | null; taskId: string | null; card: CardBody },
): Promise<void> {
  await ctx.db.query(
    "INSERT IGNORE INTO cards (id, userid, place, task_id, card, codes, created_at) VALUES (?, ?, ?, ?, ?, '[]', ?)",
    [c.id, c.userid, c.place && JSON.stringify(c.place), c.taskId, JSON.stringify(c.card), ctx.now],
  );
}

const toCard = (row: Card): Card => ({ ...row, final: Number(row.final) === 1 });

export async function lockCard(ctx: Ctx, id: string): Promise<Card | null> {
  const rows = await ctx.db.query<Card[]>(`SELECT ${COLUMNS} FROM cards WHERE id = ? FOR UPDATE`, [id]);
  return rows[0] ? toCard(rows[0]) : null;
}

export async function lockCardsOfTask(ctx: Ctx, taskId: string): Promise<Card[]> {
  const rows = await ctx.db.query<Card[]>(
    `SELECT ${COLUMNS} FROM cards WHERE task_id = ? ORDER BY id FOR UPDATE`, // cards_task
    [taskId],
  );
  return rows.map(toCard);
}

/** Adds the codes that came with these cards; returns the cards that want to look different by now. */
export async function addCodes(
  ctx: Ctx,
  codes: readonly { cardId: string; code: string }[],
): Promise<string[]> {
  if (codes.length === 0) return [];
  const ids = codes.map((c) => c.cardId);
  await ctx.db.query(
    `UPDATE cards SET codes = JSON_ARRAY_APPEND(codes, '$', CASE id ${codes.map(() => 'WHEN ? THEN ?').join(' ')} END)
      WHERE id IN (?)`,
    [...codes.flatMap((c) => [c.cardId, c.code]), ids],
  );
  const rows = await ctx.db.query<
    {
      id: string;
    }[]
  >('SELECT id FROM cards WHERE id IN (?) AND wanted IS NOT NULL', [ids]);
  return rows.map((r) => r.id);
}

export async function saveCard(ctx: Ctx, c: Card): Promise<void> {
  await ctx.db.query(
    'UPDATE cards SET place = ?, task_id = ?, card = ?, codes = ?, wanted = ?, final = ? WHERE id = ?',
    [
      c.place && JSON.stringify(c.place),
      c.taskId,
      JSON.stringify(c.card),
      JSON.stringify(c.codes),
      c.wanted === null ? null : JSON.stringify(c.wanted),
      c.final ? 1 : 0,
      c.id,
    ],
  );
}
