import type { Ctx } from '../../kernel';
import { readList } from './store/lists';
import { openTurn } from './turn';

/**
 * The ids of the list the asker saw last, in its order, when it was a list of this kind; null otherwise. For commands
 * whose slot is free words and may yet be a position of that list (完成待办 2).
 */
export async function lastShown(ctx: Ctx, of: string): Promise<string[] | null> {
  const turn = openTurn(ctx);
  const last = turn?.row.dialogue.last;
  if (!turn || last?.of !== of) return null;
  if (!last.snapshot) return last.ids;
  return (await readList(ctx, turn.actor.userid, turn.place.chat))?.entries.map((r) => r.id) ?? null;
}
