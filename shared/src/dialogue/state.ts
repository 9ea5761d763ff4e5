/**
 * One open question of a command. Plain data with the command's version: it survives restarts and deploys, and a
 * command that changed its slots drops it with a sentence (conversation.md §5.4).
 */
export interface Frame {
  command: string;
  version: number;
  args: Record<string, unknown>;
  /** the slot the operator was asked for */
  asking: string;
  /** wrong answers so far; the third drops the frame */
  tries: number;
  /** the sentence it began with */
  words: string;
  expiresAt: string;
}

/** What the operator saw last: 第3个, 下一页, 它 mean this. The rows of a long list are kept apart. */
export interface LastSeen {
  of: string;
  /** the ids shown, when they are few; otherwise read the snapshot */
  ids: string[];
  count: number;
  page: number;
  snapshot: boolean;
  until: string;
}

export interface Dialogue {
  frames: Frame[];
  last: LastSeen | null;
  /** the message 重试 runs again */
  failed: string | null;
}

export const emptyDialogue = (): Dialogue => ({ frames: [], last: null, failed: null });

/** A question waits this long (commands.md §1.4), a list this long. */
export const QUESTION_MINUTES = 15;
export const LIST_MINUTES = 10;
export const MAX_FRAMES = 3;
/** what a frame asks for after 修改: whichever slot the operator names or fills */
export const ANY_SLOT = '*';
export const MAX_TRIES = 3;

export const inMinutes = (now: Date, minutes: number): string =>
  new Date(now.getTime() + minutes * 60_000).toISOString();

/** What is still open now; nothing is dropped by timers (conversation.md §5.4). */
export function stillOpen(dialogue: Dialogue, now: Date): { open: Dialogue; expired: Frame[] } {
  const at = now.toISOString();
  const expired = dialogue.frames.filter((f) => f.expiresAt <= at);
  const frames = dialogue.frames.filter((f) => f.expiresAt > at);
  const last = dialogue.last && dialogue.last.until > at ? dialogue.last : null;
  return { open: { ...dialogue, frames, last }, expired };
}
