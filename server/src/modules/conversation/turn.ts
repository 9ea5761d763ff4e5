import type { Actor, Ctx, PassiveReply, Reply } from '../../kernel';
import type { Outgoing } from './render';
import type { Place } from './place';
import type { DialogueRow } from './store/dialogues';
import type { InboxRow } from './store/inbox';

/** What the audit keeps about one thing that was executed, denied, confirmed or cancelled (conversation.md §5.8). */
export interface AuditNote {
  command: string | null;
  args: Record<string, unknown>;
  decision:
    | 'executed'
    | 'denied'
    | 'asked'
    | 'confirmed'
    | 'cancelled'
    | 'failed'
    | 'refused'
    | 'notBuilt'
    | 'undone';
  result: string;
  digest?: string;
  targets?: string[];
  changed?: { before: unknown; after: unknown };
}

/** One message being answered. Everything it leads to is collected here and stored in the same transaction. */
export interface Turn {
  message: InboxRow;
  /** the sentence: typed, or said by a button or a menu */
  words: string;
  actor: Actor;
  row: DialogueRow;
  /** where it was said */
  place: Place;
  /** the answer may name a customer: in a group it goes to the asker alone */
  confidential: boolean;
  /** what to say, in order */
  out: Outgoing[];
  /** how the pressed card changes, for the response of the press itself */
  pressed: PassiveReply | null;
  notes: AuditNote[];
  /** cards to change through the API, because no press of theirs is being answered */
  updates: string[];
  /** the message is kept and 重试 runs it again */
  failed: boolean;
  durationMs: number;
}

const turns = new WeakMap<Ctx['db'], Turn>();

export function beginTurn(ctx: Ctx, turn: Turn): void {
  turns.set(ctx.db, turn);
}

/** The turn this context belongs to: for commands about the conversation itself (取消, 撤销, 下一页 …). */
export function turnOf(ctx: Ctx): Turn {
  const turn = openTurn(ctx);
  if (!turn) throw new Error('no turn is open');
  return turn;
}

/** The same for commands that also run without one; null there. */
export const openTurn = (ctx: Ctx): Turn | null => turns.get(ctx.db) ?? null;

/** What a command returns that has already said everything in the turn (确认, 取消). */
export const SAID: Reply = { headline: '' };
