import { reviewAct, reviewConclude, reviewReflect, reviewWrite } from '@cunkebao/shared/conversation';
import { sayDays } from '@cunkebao/shared/insight';
import { z } from 'zod';
import { command, wordsIn, type Behaviour, type Ctx, type Receipt, type Reply } from '../../../kernel';
import { sliceFor, whenSlot, type When } from '../../insight';
import { reviewOf } from '../reviewStore';
import { seenBy } from '../seenBy';
import { reviewButtons, sayWeek } from '../weeklyReply';
import { reviewedWeek, unwriteReview, writeReview, type Written } from '../writeReview';

const whole = z.object({
  reflection: z.string(),
  conclusion: z.string(),
  actions: z.string(),
  when: whenSlot,
});
const part = z.object({ text: z.string(), when: whenSlot });

const undo = async (ctx: Ctx, receipt: Receipt): Promise<Reply> => ({
  headline: await unwriteReview(ctx, receipt),
});

/** 写复盘: the conversation asks for the three parts one after the other. */
export const writeWholeReview = command<z.input<typeof whole>>(reviewWrite, {
  run: (ctx, args) => {
    const { when, ...written } = whole.parse(args);
    return wrote(ctx, when, written);
  },
  undo,
});

const onePart = (of: keyof Written): Behaviour<z.input<typeof part>> => ({
  run: (ctx, args) => {
    const { when, text } = part.parse(args);
    return wrote(ctx, when, { [of]: text });
  },
  undo,
});

export const reflect = command(reviewReflect, onePart('reflection'));
export const conclude = command(reviewConclude, onePart('conclusion'));
export const act = command(reviewAct, onePart('actions'));

/** Says what was kept, and asks by buttons for what is still missing. */
async function wrote(ctx: Ctx, when: When, written: Written): Promise<Reply> {
  const w = wordsIn(ctx);
  const week = reviewedWeek(ctx, when);
  const monday = week[0] ?? '';
  const done = await writeReview(ctx, week, written);
  const review = await reviewOf(ctx, { monday, seenBy: seenBy(sliceFor(ctx.actor)) });
  const buttons = [
    ...reviewButtons(monday, review, w),
    ...(done?.todos ? [{ text: w('待办', 'To-dos'), say: '待办' }] : []),
    { text: w('看这周周报', 'Week'), say: `${sayWeek(monday)}周报` },
  ];
  if (!done)
    return {
      headline: w('好，先不写，想好了再说', 'Nothing is written; say it when you are ready'),
      buttons,
    };
  return {
    headline:
      w(`✅ 已记进 ${sayDays(week)} 的复盘`, `✅ Kept in the review of ${sayDays(week, w)}`) +
      (done.todos ? w('，行动也进了你的待办', '; the actions are to-dos of yours') : ''),
    lines: done.added.slice(0, 7),
    buttons,
    receipt: done.receipt,
    changed: done.changed,
  };
}
