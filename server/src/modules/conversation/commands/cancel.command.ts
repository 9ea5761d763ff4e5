import { cancel as spec } from '@cunkebao/shared/conversation';
import { command } from '../../../kernel';
import { decideConfirmation } from '../decideConfirmation';
import { openConfirmations } from '../store/confirmations';
import { SAID, turnOf } from '../turn';
import { titleOf } from '../understand';

/** Leaves the open question; without one, withdraws the preview that waits. Says what was dropped. */
export const cancel = command(spec, {
  async run(ctx) {
    const turn = turnOf(ctx);
    const { dialogue } = turn.row;
    const top = dialogue.frames.at(-1);
    if (top) {
      dialogue.frames = dialogue.frames.slice(0, -1);
      return { headline: `好的，不做「${titleOf(top.command)}」了` };
    }
    const open = await openConfirmations(ctx, turn.actor.userid);
    const last = open.at(-1);
    if (!last) return { headline: '现在没有要取消的事；想收回刚做的，说「撤销」' };
    await decideConfirmation(ctx, turn, last.id, 'cancel');
    return SAID;
  },
});
