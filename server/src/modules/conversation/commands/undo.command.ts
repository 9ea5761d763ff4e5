import { undo as spec } from '@cunkebao/shared/conversation';
import { commandOf, command, wordsIn } from '../../../kernel';
import { deny } from '../perform';
import { may } from '../rights';
import { lastReceipt, spendReceipt } from '../store/receipts';
import { SAID, turnOf } from '../turn';
import { say } from '../say';

/** How a command's own words about its undo may begin: the headline has said it already. */
const UNDONE = /^(?:已撤销：|Undone: )/;

/** Takes back this operator's last undoable action, with the rights that action needs; each receipt once. */
export const undo = command(spec, {
  async run(ctx) {
    const w = wordsIn(ctx);
    const turn = turnOf(ctx);
    const last = await lastReceipt(ctx, turn.actor.userid);
    const built = last ? commandOf(last.command) : undefined;
    if (!last || !built?.undo)
      return { headline: w('24 小时内没有可以撤销的操作', 'Nothing to undo within the last 24 hours') };
    if (!may(turn.actor, built.spec)) {
      await deny(ctx, turn, built.spec, {});
      return SAID;
    }
    await spendReceipt(ctx, last.id);
    const reply = await built.undo(ctx, last.receipt);
    turn.notes.push({
      command: last.command,
      args: {},
      decision: 'undone',
      result: last.receipt.summary,
      ...(reply.changed ? { changed: reply.changed } : {}),
    });
    const headline = w(`已撤销：${last.receipt.summary}`, `Undone: ${last.receipt.summary}`);
    const said = reply.headline.replace(UNDONE, '');
    const more = said === headline.replace(UNDONE, '') ? [] : [said];
    await say(ctx, turn, { ...reply, headline, lines: [...more, ...(reply.lines ?? [])] });
    return SAID;
  },
});
