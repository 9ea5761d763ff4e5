import type { CommandSpec } from '@cunkebao/shared/conversation';
import type { Ctx } from './ctx';

/** A button says a sentence: pressing it is the same as typing `say`. */
export interface Button {
  text: string;
  say: string;
  style?: 'primary' | 'danger' | 'plain';
}

/** A question with known answers; picking one says its sentence. Several questions stand on one card. */
export interface Question {
  key: string;
  title: string;
  /** several answers are allowed */
  many: boolean;
  options: Button[];
}

/** One row of a list answer. `id` is what an ordinal of the next command resolves to (重启第3个). */
export interface Row {
  id: string;
  text: string;
}

/**
 * How a message nobody asked for is shown: on a card that is read, its next steps behind the ··· (wecom-api.md §4.2,
 * text_notice and news_notice). A client that has no such card gets the reply's words.
 */
export interface Notice {
  /** the page the card opens, below /m/ */
  path: string;
  /** three at most; pressing one is the same as typing its sentence */
  menu: Button[];
  /** the figure that stands out, and what it counts */
  emphasis?: { figure: string; of: string };
  /** the paragraphs below the reply's picture; its `lines` say the same where there is no picture */
  sections?: { title: string; lines: string[] }[];
  /** what the menu is for, in one line */
  hint?: string;
}

/**
 * What a command answers. It is a value: the conversation decides whether it becomes a passive reply, a text, a card
 * or several pages, and in which language frame. Short: one headline and at most 8 lines (commands.md §1.9).
 */
export interface Reply {
  headline: string;
  lines?: string[];
  /** all rows, 5,000 at most; shown 8 at a time, kept as a snapshot for 下一页, 第3页, 导出 and ordinals */
  list?: {
    of:
      'device' | 'account' | 'task' | 'customer' | 'tag' | 'audit' | 'command' | 'alert' | 'ticket' | 'todo';
    rows: Row[];
  };
  buttons?: Button[];
  /** questions to be answered on the card itself, by picking; the headline asks them in words */
  questions?: Question[];
  /** a PNG to send after the text; bytes are made by the delivery that sends it, from these ids */
  image?: { report: string; key: string; alt: string };
  /** rows to send as an .xlsx after the text; it is made by the delivery that sends it (commands.md §1.7) */
  file?: { name: string; rows: Row[] };
  /** a mini-program page that shows more, path below /m/ */
  link?: { text: string; path: string };
  notice?: Notice;
  /** this answer is the task's one progress card: later progress updates it instead of sending more */
  task?: { id: string };
  /** how 撤销 takes it back */
  receipt?: Receipt;
  /** for the audit entry */
  changed?: { before: unknown; after: unknown };
}

/** Plain data; `undo` of the same command gets it back. Undoable for 24 h unless it says less (commands.md §1.6). */
export interface Receipt {
  summary: string;
  data: Record<string, unknown>;
  untilHours?: number;
}

/** A dry run: what would happen, to whom, what is left out and why. Its digest is what the operator confirms. */
export interface Plan {
  headline: string;
  lines: string[];
  targets: Row[];
  excluded: { id: string; text: string; reason: string }[];
  reversible: boolean;
  /** everything `run` needs and the digest covers; if planning again gives another digest, a new card is shown */
  effect: Record<string, unknown>;
}

export interface Behaviour<Args> {
  /** demanded of `danger` and `mass` commands: start-up refuses one without */
  plan?: (ctx: Ctx, args: Args) => Promise<Plan>;
  /** `plan` is the confirmed one where the command has one. Runs in the turn's transaction; no network */
  run: (ctx: Ctx, args: Args, plan?: Plan) => Promise<Reply>;
  /** takes back what the receipt describes; the reply says what could not be taken back */
  undo?: (ctx: Ctx, receipt: Receipt) => Promise<Reply>;
}

export interface Command<Args = Record<string, unknown>> extends Behaviour<Args> {
  spec: CommandSpec;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the registry holds commands of different arguments
export type AnyCommand = Command<any>;

/** Binds behaviour to a declaration of the catalogue (shared/src/conversation/catalogue). */
export const command = <Args>(spec: CommandSpec, behaviour: Behaviour<Args>): Command<Args> => ({
  spec,
  ...behaviour,
});
