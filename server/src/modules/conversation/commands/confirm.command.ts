import { confirm as spec, specOf } from '@cunkebao/shared/conversation';
import { command, wordsIn } from '../../../kernel';
import { decideConfirmation } from '../decideConfirmation';
import { openConfirmations } from '../store/confirmations';
import { SAID, turnOf } from '../turn';

/** 确认 counts alone only when exactly one preview is open; a mass command wants its number (conversation.md §5.6). */
export const confirm = command<{ code?: string }>(spec, {
  async run(ctx, { code }) {
    const w = wordsIn(ctx);
    const turn = turnOf(ctx);
    const open = await openConfirmations(ctx, turn.actor.userid, turn.place.chat);
    if (open.length === 0) return { headline: w('现在没有等您确认的事', 'Nothing waits for you to confirm') };
    const chosen = code === undefined ? open : open.filter((c) => c.code === code);
    const [one] = chosen;
    const lineOf = (c: { code: string; headline: string }): string =>
      w(`确认 ${c.code} — ${c.headline}`, `confirm ${c.code} — ${c.headline}`);
    if (!one)
      return {
        headline: w(`没有口令是 ${code ?? ''} 的预览`, `No preview has the code ${code ?? ''}`),
        lines: open.map(lineOf),
      };
    if (chosen.length > 1)
      return {
        headline: w('有几件事在等确认，请带上口令：', 'Several things wait; add the code:'),
        lines: chosen.map(lineOf),
      };
    if (code === undefined && wantsNumber(one.command))
      return {
        headline: w(`请回复「确认 ${one.code}」`, `Please reply "confirm ${one.code}"`),
        lines: [one.headline],
      };
    await decideConfirmation(ctx, turn, one.id, 'confirm');
    return SAID;
  },
});

const wantsNumber = (id: string): boolean => specOf(id)?.risk === 'mass';
