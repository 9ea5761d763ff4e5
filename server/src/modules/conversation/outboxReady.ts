import { imageSource, type Ctx, type Row } from '../../kernel';
import { cardWords } from './cardWords';
import { drawSheet } from './drawSheet';
import { endsTransaction } from './savepoint';
import { lockCard, saveCard, type Card } from './store/cards';
import { onlyOnceSeconds } from './onlyOnce';
import { cardOnItsWay, fixBody, maybeSent, putBack, type OutboxKind, type OutboxRow } from './store/outbox';

/** A message whose bytes are fixed, or a picture or a sheet that has still to be drawn and uploaded. */
export interface Ready {
  row: OutboxRow;
  figures: Drawing | null;
  /** it may have arrived, and WeCom would not notice a repetition any more */
  forgotten?: boolean;
}

interface Drawing {
  type: 'image' | 'file';
  name: string;
  draw(): Promise<Buffer>;
}

/**
 * The next messages of one person, their bytes fixed. What is drawn and an update go alone: what follows a drawing must not
 * overtake it, and an update may need the response code the message before it brings.
 */
export async function ready(ctx: Ctx, rows: readonly OutboxRow[]): Promise<Ready[]> {
  const [first] = rows;
  if (!first) return [];
  if (first.kind === 'picture') return (await picture(ctx, first)) ?? ready(ctx, rows.slice(1));
  if (first.kind === 'sheet') return [sheet(first)];
  if (first.kind === 'update') {
    const row = await withCode(ctx, first);
    if (!row) return ready(ctx, rows.slice(1));
    await fixBody(ctx, row);
    return [{ row, figures: null }];
  }
  const all: Ready[] = [];
  for (const row of rows) {
    if (ALONE.has(row.kind)) break;
    all.push({ row, figures: null, forgotten: isForgotten(ctx, row) });
  }
  return all;
}

/** a request that is under way, and a clock that is not ours */
const MARGIN_MS = 60_000;

function isForgotten(ctx: Ctx, row: OutboxRow): boolean {
  if (!maybeSent(row) || !row.maybeSince) return false;
  return ctx.now.getTime() > row.maybeSince.getTime() + onlyOnceSeconds(row.id) * 1000 - MARGIN_MS;
}

const ALONE: ReadonlySet<OutboxKind> = new Set(['picture', 'sheet', 'update']);

/** Its rows are in the row itself: the operator may be looking at another list by now. */
function sheet(row: OutboxRow): Ready {
  const { name, rows } = row.body as { name: string; rows: Row[] };
  return { row, figures: { type: 'file', name, draw: () => drawSheet(rows) } };
}

/** null: its figures cannot be read, so it is given up and what follows goes on. */
async function picture(ctx: Ctx, row: OutboxRow): Promise<Ready[] | null> {
  const { report, key } = row.body as { report: string; key: string };
  try {
    const source = imageSource(report);
    if (!source) throw new Error(`nothing draws ${report}`);
    const figures: unknown = await source.load(ctx, key);
    return [{ row, figures: { type: 'image', name: 'report.png', draw: () => source.draw(figures) } }];
  } catch (error) {
    if (endsTransaction(error)) throw error;
    ctx.log.error({ area: 'conversation', outbox: row.id, report, error: String(error) }, 'picture given up');
    await putBack(ctx, row, 'failed', String(error), 0);
    return null;
  }
}

/**
 * Gives an update its body: what the card wants now, and one of its codes — the last one only for the final state, and
 * for a decision made elsewhere: buttons that no longer decide anything must not stand there until the work is done.
 * null: nothing to send (nothing wanted, or progress that must wait for the next code).
 */
async function withCode(ctx: Ctx, row: OutboxRow): Promise<OutboxRow | null> {
  if (row.body['response_code'] !== undefined) return row; // tried before: the same bytes again
  const card = await lockCard(ctx, row.cardId ?? '');
  if (!card?.wanted) {
    await putBack(ctx, row, 'skipped', 'nothing to change any more', 0);
    return null;
  }
  const [code, ...codes] = card.codes;
  if (code !== undefined && maySpend(card)) {
    await saveCard(ctx, { ...card, card: card.wanted, codes, wanted: null });
    return {
      ...row,
      body: { userids: [card.userid], response_code: code, template_card: card.wanted },
    };
  }
  if (card.final && !(await cardOnItsWay(ctx, card.id, card.userid))) return asText(ctx, row, card);
  await putBack(ctx, row, 'skipped', 'no response code', 0); // asked for again when the next code comes
  return null;
}

const maySpend = (card: Card): boolean => card.final || card.codes.length > 1 || offersDecision(card.card);

function offersDecision(card: Card['card']): boolean {
  const buttons = (card['button_list'] ?? []) as { key?: string }[];
  return card['replace_text'] === undefined && buttons.some((b) => b.key === 'cancel');
}

/** No code is left or will come: the final state is told in words. */
async function asText(ctx: Ctx, row: OutboxRow, card: Card): Promise<OutboxRow> {
  const wanted = card.wanted ?? {};
  await saveCard(ctx, { ...card, card: wanted, wanted: null });
  return { ...row, kind: 'text', body: { msgtype: 'text', text: { content: cardWords(wanted) } } };
}
