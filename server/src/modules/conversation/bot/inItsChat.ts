import { MAX_FRAMES, type Dialogue } from '@cunkebao/shared/dialogue';
import type { Ctx } from '../../../kernel';
import { isGroup } from '../place';
import { readChatDialogue, saveChatDialogue } from '../store/chatDialogues';
import type { Turn } from '../turn';

/**
 * Runs a turn with the dialogue of the chat it was said in; the operator's own row keeps his order and his audit. What
 * turns out to be for him alone goes on in his own chat, where he reads it.
 */
export async function inItsChat(ctx: Ctx, turn: Turn, run: () => Promise<void>): Promise<void> {
  const { row, place } = turn;
  if (place.chat === '') return run();
  const { userid } = turn.message;
  const home = { dialogue: row.dialogue, welcomedOn: row.welcomedOn };
  const here = await readChatDialogue(ctx, userid, place.chat);
  const before = structuredClone(here.dialogue);
  row.dialogue = here.dialogue;
  row.welcomedOn = here.welcomedOn;
  await run();
  const { dialogue: after, welcomedOn } = row;
  row.dialogue = home.dialogue;
  row.welcomedOn = home.welcomedOn;
  const moves = turn.confidential && isGroup(place);
  if (moves) moveHome(row.dialogue, before, after);
  const dialogue = moves ? { ...before, frames: after.frames.filter((f) => isIn(before, f)) } : after;
  await saveChatDialogue(ctx, userid, place.chat, { dialogue, welcomedOn });
}

const isIn = (d: Dialogue, frame: Dialogue['frames'][number]): boolean =>
  d.frames.some((f) => JSON.stringify(f) === JSON.stringify(frame));

/** The question that was asked and the list that was shown stand in the other chat now. */
function moveHome(home: Dialogue, before: Dialogue, after: Dialogue): void {
  const asked = after.frames.filter((f) => !isIn(before, f));
  home.frames = [...home.frames, ...asked].slice(-MAX_FRAMES);
  if (JSON.stringify(after.last) !== JSON.stringify(before.last)) home.last = after.last;
  if (after.failed !== before.failed) home.failed = after.failed;
}
