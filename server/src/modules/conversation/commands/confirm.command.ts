import { confirm as spec, specOf } from '@cunkebao/shared/conversation';
import { command } from '../../../kernel';
import { decideConfirmation } from '../decideConfirmation';
import { openConfirmations } from '../store/confirmations';
import { SAID, turnOf } from '../turn';

/** 确认 counts alone only when exactly one preview is open; a mass command wants its number (conversation.md §5.6). */
export const confirm = command<{ code?: string }>(spec, {
  async run(ctx, { code }) {
    const turn = turnOf(ctx);
    const open = await openConfirmations(ctx, turn.actor.userid);
    if (open.length === 0) return { headline: '现在没有等您确认的事' };
    const chosen = code === undefined ? open : open.filter((c) => c.code === code);
    const [one] = chosen;
    if (!one) return { headline: `没有口令是 ${code ?? ''} 的预览`, lines: open.map(lineOf) };
    if (chosen.length > 1) return { headline: '有几件事在等确认，请带上口令：', lines: chosen.map(lineOf) };
    if (code === undefined && wantsNumber(one.command))
      return { headline: `请回复「确认 ${one.code}」`, lines: [one.headline] };
    await decideConfirmation(ctx, turn, one.id, 'confirm');
    return SAID;
  },
});

const lineOf = (c: { code: string; headline: string }): string => `确认 ${c.code} — ${c.headline}`;

const wantsNumber = (id: string): boolean => specOf(id)?.risk === 'mass';
