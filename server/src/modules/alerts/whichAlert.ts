import { wordsIn, type Ctx, type Reply } from '../../kernel';
import type { Alert } from './alertStore';
import { nameOfAlert, stateText } from './words';

const MOST_BUTTONS = 5;

/** Several could be meant: the person picks, nothing is done. */
export async function whichAlert(
  ctx: Ctx,
  headline: string,
  alerts: readonly Alert[],
  say: (id: string) => string,
): Promise<Reply> {
  return {
    headline,
    list: { of: 'alert', rows: await rowsOf(ctx, alerts) },
    buttons: alerts.slice(0, MOST_BUTTONS).map((a) => ({ text: a.id, say: say(a.id) })),
  };
}

export async function rowsOf(ctx: Ctx, alerts: readonly Alert[]): Promise<{ id: string; text: string }[]> {
  const w = wordsIn(ctx);
  const rows: { id: string; text: string }[] = [];
  for (const a of alerts)
    rows.push({ id: a.id, text: `${nameOfAlert(a, w)} · ${await stateText(ctx, a, w)}` });
  return rows;
}
