import { emptyDialogue, type Dialogue } from '@cunkebao/shared/dialogue';
import type { Ctx } from '../../../kernel';

/** What is open in a chat beside the app's. Read and written only under the lock of the operator's own row. */
export interface ChatDialogue {
  dialogue: Dialogue;
  welcomedOn: string | null;
}

export async function readChatDialogue(ctx: Ctx, userid: string, chat: string): Promise<ChatDialogue> {
  const rows = await ctx.db.query<ChatDialogue[]>(
    'SELECT state AS dialogue, welcomed_on AS welcomedOn FROM chat_dialogues WHERE userid = ? AND chat = ?',
    [userid, chat],
  );
  return rows[0] ?? { dialogue: emptyDialogue(), welcomedOn: null };
}

export async function saveChatDialogue(
  ctx: Ctx,
  userid: string,
  chat: string,
  { dialogue, welcomedOn }: ChatDialogue,
): Promise<void> {
  await ctx.db.query(
    `INSERT INTO chat_dialogues (userid, chat, state, welcomed_on) VALUES (?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE state = VALUES(state), welcomed_on = VALUES(welcomed_on)`,
    [userid, chat, JSON.stringify(dialogue), welcomedOn],
  );
}
