import type { Ctx } from './ctx';
import type { Job } from './job';

/** What a callback may be answered with in its own response (wecom-api.md §1.6); everything else goes through the outbox. */
export type PassiveReply =
  | { type: 'text'; content: string }
  | { type: 'button'; replaceName: string }
  | { type: 'card'; card: Record<string, unknown> }
  /** of the bot: words, one card at the most, and pictures that are drawn when the answer is fetched */
  | {
      type: 'bot';
      text: string;
      card: Record<string, unknown> | null;
      pictures: { report: string; key: string }[];
    };

/** A callback's turn is over. `passive` is what its response should carry; null: the outbox has the answer. */
export interface Answered {
  key: string;
  passive: PassiveReply | null;
}

/** The area that answers people. The WeCom door keeps each message and then lets this port work. */
export interface ChatPort {
  /**
   * Answers the oldest unanswered message of each of these people inside this transaction; several at once share its
   * cost. Safe to call any number of times: without a message it does nothing. `more`: who has another one waiting.
   */
  answer(ctx: Ctx, userids: readonly string[]): Promise<{ more: string[]; answered: Answered[] }>;
  /** the same through the queue, for a process that answers nobody itself */
  wake: Job<{ userids: string[] }>;
  /** so many people at most in one `wake` */
  mostAtOnce: number;
  /** what came of these messages: absent while unanswered */
  answersOf(ctx: Ctx, keys: readonly string[]): Promise<Answered[]>;
  /** the door gives up waiting for these: their answers go through the outbox, now or when they exist. Once only */
  release(ctx: Ctx, keys: readonly string[]): Promise<Answered[]>;
  /** these passive replies were handed to WeCom; one never handed over is sent through the outbox later */
  delivered(ctx: Ctx, keys: readonly string[]): Promise<void>;
}
