import { isDeepStrictEqual } from 'node:util';
import { mentionsLast, type LastSeen } from '@cunkebao/shared/dialogue';
import { nameOf, specOf, type CommandSpec, type ParseContext } from '@cunkebao/shared/conversation';
import { allNames, wordsIn, type Ctx } from '../../kernel';
import { readList } from './store/lists';
import type { Turn } from './turn';

type Names = NonNullable<ParseContext['dictionary']>;

/** Names change rarely and a sentence is short-lived: read at most this often in a process. */
const FRESH_MS = 5000;
const known = new WeakMap<object, { at: number; names: Names }>();

/** A sentence, whose it is, when it was said and what that person saw last. */
interface Saying {
  words: string;
  at: Date;
  userid: string;
  /** in which of that person's chats; '' with the app */
  chat: string;
  last: LastSeen | null;
}

export const contextOf = (ctx: Ctx, turn: Turn): Promise<ParseContext> =>
  contextFor(ctx, {
    words: turn.words,
    at: turn.message.sentAt,
    userid: turn.actor.userid,
    chat: turn.place.chat,
    last: turn.row.dialogue.last,
  });

/** Everything the parser needs to know besides the words (commands.md §1.3). */
export async function contextFor(ctx: Ctx, { words, at, userid, chat, last }: Saying): Promise<ParseContext> {
  const base = { now: at.toISOString(), tz: ctx.tz, dictionary: await namesOf(ctx) };
  if (!last || !mentionsLast(words)) return base;
  const ids = last.snapshot
    ? ((await readList(ctx, userid, chat))?.entries.map((r) => r.id) ?? [])
    : last.ids;
  return { ...base, lastList: { of: last.of, ids } };
}

async function namesOf(ctx: Ctx): Promise<Names> {
  const source = ctx.db.dataSource;
  const found = known.get(source);
  if (found && Math.abs(ctx.now.getTime() - found.at) < FRESH_MS) return found.names;
  const lists: Record<string, unknown[]> = {};
  for (const namesIn of allNames())
    for (const [kind, list] of Object.entries(await namesIn(ctx)))
      lists[kind] = [...(lists[kind] ?? []), ...list];
  const read: Names = lists;
  // the same names stay the same object: what was read with them is remembered by it (parseOnce)
  const names = found && isDeepStrictEqual(found.names, read) ? found.names : read;
  known.set(source, { at: ctx.now.getTime(), names });
  return names;
}

/** Whether the sentence holds one of the command's own words. */
export function named(spec: CommandSpec | undefined, words: string): boolean {
  const low = words.normalize('NFKC').toLowerCase();
  return (spec?.names.some((n) => low.includes(n.toLowerCase())) ?? false) || aliased(spec, low);
}

const aliased = (spec: CommandSpec | undefined, low: string): boolean =>
  spec?.aliases.some((a) => low.includes(a.toLowerCase())) ?? false;

export function titleOf(ctx: Ctx, command: string): string {
  const spec = specOf(command);
  return spec ? nameOf(spec, wordsIn(ctx)) : command;
}
