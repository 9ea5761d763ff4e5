import type { ChatMessage, ClockState, LiveFrame, Person, Phone } from '../../../src/live';

/** `lost` is shown to the person, with the number of attempts so far; `connecting` only before the first success. */
export type Link = 'connecting' | 'open' | 'lost';

/** A line this page has sent and the stream has not shown yet. */
export interface Pending {
  localId: string;
  text: string;
  at: string;
  state: 'sending' | 'failed';
  /** the sandbox's id, once it took the line */
  id?: string;
}

/** `heardAt` is this page's monotonic clock when the state arrived, so the page can tick on by itself. */
export type HeardClock = ClockState & { heardAt: number };

export interface LiveState {
  link: Link;
  attempts: number;
  product: { name: string; url: string; up: boolean } | null;
  people: Person[];
  phones: Phone[];
  /** grows whenever the company may be another: what was asked of it is asked again */
  changes: number;
  clock: HeardClock | null;
  /** by the chat's name, for a member's chat with the app his userid; absent until the stream has told it */
  chats: Record<string, ChatMessage[]>;
  pending: Record<string, Pending[]>;
  typing: Record<string, boolean>;
}

export type LiveEvent =
  | { type: 'linked' }
  | { type: 'lost'; attempts: number }
  | { type: 'frame'; frame: LiveFrame; heardAt: number }
  | { type: 'said'; from: string; localId: string; text: string; saidAt: number }
  | { type: 'accepted'; from: string; localId: string; id: string }
  | { type: 'refused'; from: string; localId: string }
  /** a line that failed is taken out of sight, because the same words are being said again */
  | { type: 'forgotten'; from: string; localId: string };

export const nothingYet: LiveState = {
  link: 'connecting',
  attempts: 0,
  product: null,
  people: [],
  phones: [],
  changes: 0,
  clock: null,
  chats: {},
  pending: {},
  typing: {},
};

/** The sandbox's present moment, as far as the page can know between two clock frames. */
export function momentNow(clock: HeardClock, heardAt: number): Date {
  return new Date(Date.parse(clock.now) + Math.max(0, heardAt - clock.heardAt));
}
