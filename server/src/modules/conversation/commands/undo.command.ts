import { undo as spec } from '@cunkebao/shared/conversation';
import { commandOf, command } from '../../../kernel';
import { deny } from '../perform';
import { may } from '../rights';
import { lastReceipt, spendReceipt } from '../store/receipts';
import { SAID, turnOf } from '../turn';
import { say } from '../say';

/** Takes back this operator's last undoable action, with the rights that action needs; each receipt once. */
export const undo = command(spec, {
  async run(ctx) {
    const turn = turnOf(ctx);
    const last = await lastReceipt(ctx, turn.actor.userid);
    const built = last ? commandOf(last.command) : undefined;
    if (!last || !built?.undo) return { headline: '24 小时内没有可以撤销的操作' };
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
    const headline = `已撤销：${last.receipt.summary}`;
    const more = reply.headline === headline ? [] : [reply.headline];
    await say(ctx, turn, { ...reply, headline, lines: [...more, ...(reply.lines ?? [])] });
    return SAID;
  },
});
