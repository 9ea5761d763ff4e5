import { specOf } from '@cunkebao/shared/conversation';
import { wordsIn, type Ctx } from '../../kernel';
import { perform } from './perform';
import { say } from './say';
import { lastExpired } from './store/confirmations';
import type { Turn } from './turn';

const AGAIN = /^(?:重新预览|preview again)\s*(\d{1,6})$/i;

/** What the button of an expired card says: 重新预览 3842, with the code of its preview. */
export const previewAgainWords = (code: string): string => `重新预览 ${code}`;

/** The code of the preview that is wanted again; null when these words are something else. */
export const wantedAgain = (words: string): string | null => AGAIN.exec(words)?.[1] ?? null;

/**
 * The same preview once more, from what was understood then: the words alone would lose what was corrected before it
 * expired (commands.md §4).
 */
export async function previewAgain(ctx: Ctx, turn: Turn, code: string): Promise<void> {
  const c = await lastExpired(ctx, turn.actor.userid, code);
  if (!c || specOf(c.command)?.version !== c.version)
    return say(ctx, turn, {
      headline: wordsIn(ctx)(
        `没有口令是 ${code} 的过期预览，请把话再说一遍`,
        `No expired preview has the code ${code}, please say it again`,
      ),
    });
  turn.words = c.words;
  await perform(ctx, turn, c.command, c.args);
}
