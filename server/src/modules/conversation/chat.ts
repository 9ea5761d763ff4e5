import type { Answered, ChatPort, Ctx } from '../../kernel';
import { answer } from './answer';
import { answerNext, MOST_ANSWERED } from './jobs/answerNext.job';
import { fatesOf, leaveToOutbox, markDelivered, type Fate } from './store/inbox';

/** How the WeCom door lets the conversation work, without knowing it. */
export const chat: ChatPort = {
  answer,
  wake: answerNext,
  mostAtOnce: MOST_ANSWERED,
  async answersOf(ctx: Ctx, keys: readonly string[]): Promise<Answered[]> {
    return (await fatesOf(ctx, keys)).filter((f) => f.mode !== null || f.state !== 'queued').map(toAnswered);
  },
  async release(ctx: Ctx, keys: readonly string[]): Promise<Answered[]> {
    const fates = await fatesOf(ctx, keys);
    await leaveToOutbox(
      ctx,
      fates.filter((f) => f.mode === null).map((f) => f.id),
    );
    return (await fatesOf(ctx, keys)).map(toAnswered);
  },
  delivered: markDelivered,
};

const toAnswered = (f: Fate): Answered => ({
  key: f.key,
  passive: f.mode === 'passive' ? f.reply : null,
});
