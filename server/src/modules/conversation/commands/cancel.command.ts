import { cancel as spec } from '@cunkebao/shared/conversation';
import { command, wordsIn } from '../../../kernel';
import { decideConfirmation } from '../decideConfirmation';
import { openConfirmations } from '../store/confirmations';
import { SAID, turnOf } from '../turn';
import { titleOf } from '../understand';

/** Leaves the open question; without one, withdraws the preview that waits. Says what was dropped. */
export const cancel = command(spec, {
  async run(ctx) {
    const w = wordsIn(ctx);
    const turn = turnOf(ctx);
    const { dialogue } = turn.row;
    const top = dialogue.frames.at(-1);
    if (top) {
      dialogue.frames = dialogue.frames.slice(0, -1);
      const title = titleOf(ctx, top.command);
      return { headline: w(`好的，不做「${title}」了`, `All right, no "${title}"`) };
    }
    const open = await openConfirmations(ctx, turn.actor.userid, turn.place.chat);
    const last = open.at(-1);
    if (!last)
      return {
        headline: w(
          '现在没有要取消的事；想收回刚做的，说「撤销」',
          'Nothing to cancel now; to take back what was just done say "undo"',
        ),
      };
    await decideConfirmation(ctx, turn, last.id, 'cancel');
    return SAID;
  },
});
