import { examplesOf, specOf, type CommandSpec, type ParseContext } from '@cunkebao/shared/conversation';
import { parseOnce } from './parseOnce';
import {
  ANY_SLOT,
  changed,
  correctionOf,
  MAX_FRAMES,
  nextMove,
  readAnswer,
  readChange,
  stillOpen,
  type Frame,
  type Move,
} from '@cunkebao/shared/dialogue';
import { assertNever } from '@cunkebao/shared/kernel';
import { commandOf, wordsIn, type Ctx } from '../../kernel';
import { ask, choose } from './ask';
import { askWhatToChange } from './askWhatToChange';
import { perform } from './perform';
import { previewAgain, wantedAgain } from './previewAgain';
import { may } from './rights';
import { decide, openConfirmations } from './store/confirmations';
import { say } from './say';
import { chatter, suggest, unclear } from './suggestions';
import type { Turn } from './turn';
import { contextOf, named, titleOf } from './understand';

/** One sentence of an operator, in the light of what is open between us (conversation.md §5.4). */
export async function converse(ctx: Ctx, turn: Turn): Promise<void> {
  await dropExpired(ctx, turn);
  const code = wantedAgain(turn.words);
  if (code !== null) return previewAgain(ctx, turn, code);
  const context = await contextOf(ctx, turn);
  if (await corrected(ctx, turn, context)) return;
  if (await changing(ctx, turn, context)) return;
  const parsed = parseOnce(turn.words, context);
  const spec = parsed.command === null ? undefined : specOf(parsed.command);
  const asked = askedOf(turn, context);
  const said = { text: turn.words, parsed, spec, named: named(spec, turn.words), asked };
  await follow(ctx, turn, nextMove(turn.row.dialogue, said, ctx.now));
}

async function follow(ctx: Ctx, turn: Turn, move: Move): Promise<void> {
  const { dialogue } = turn.row;
  switch (move.do) {
    case 'perform':
      return performMove(ctx, turn, move);
    case 'ask':
      if (isFutile(turn, move.frame.command)) return perform(ctx, turn, move.frame.command, move.frame.args);
      if (move.dropped) await sayDropped(ctx, turn, move.dropped);
      dialogue.frames = replaceTop(
        dialogue.frames,
        move.frame,
        move.again || isSame(dialogue.frames, move.frame),
      );
      return askFor(ctx, turn, move.frame, move.again);
    case 'drop':
      dialogue.frames = dialogue.frames.slice(0, -1);
      return giveUp(ctx, turn, move.frame.command);
    case 'choose':
      return choose(ctx, turn, move);
    case 'unclear':
      return unclear(ctx, turn, move);
    case 'suggest':
      return suggest(ctx, turn, move.commands);
    case 'chatter':
      return chatter(ctx, turn);
    default:
      return assertNever(move);
  }
}

function giveUp(ctx: Ctx, turn: Turn, command: string): Promise<void> {
  const w = wordsIn(ctx);
  const spec = specOf(command);
  const title = titleOf(ctx, command);
  return say(ctx, turn, {
    headline: w(`还是没听懂，先放下「${title}」`, `I still did not get it, so "${title}" is put aside`),
    lines: [
      w('想做的时候把整句话说一遍就行，例如：', 'Say it in one sentence when you need it, for example:'),
      spec ? (examplesOf(spec, w)[0] ?? '') : '',
    ],
  });
}

const askFor = (ctx: Ctx, turn: Turn, frame: Frame, again: boolean): Promise<void> =>
  frame.asking === ANY_SLOT ? askWhatToChange(ctx, turn, frame) : ask(ctx, turn, frame, again);

/** Nobody is questioned about what he may not do, or what nothing is built for yet: perform() says so at once. */
function isFutile(turn: Turn, command: string): boolean {
  const spec = specOf(command);
  return spec !== undefined && !(may(turn.actor, spec) && commandOf(command));
}

async function performMove(ctx: Ctx, turn: Turn, move: Extract<Move, { do: 'perform' }>): Promise<void> {
  const { dialogue } = turn.row;
  if (move.dropped) await sayDropped(ctx, turn, move.dropped);
  if (!move.resume && !ABOUT_THE_DIALOGUE.has(move.command)) dialogue.frames = dialogue.frames.slice(0, -1);
  turn.words = move.words;
  await perform(ctx, turn, move.command, move.args);
  const open = dialogue.frames.at(-1);
  if (move.resume && open) await askFor(ctx, turn, open, false);
}

/** 取消 itself takes the question away and says so. */
const ABOUT_THE_DIALOGUE = new Set(['cancel']);

const isSame = (frames: readonly Frame[], frame: Frame): boolean => {
  const top = frames.at(-1);
  return top?.command === frame.command && top.words === frame.words;
};

const replaceTop = (frames: readonly Frame[], frame: Frame, replace: boolean): Frame[] =>
  [...(replace ? frames.slice(0, -1) : []), frame].slice(-MAX_FRAMES);

async function sayDropped(ctx: Ctx, turn: Turn, frame: Frame): Promise<void> {
  turn.row.dialogue.frames = turn.row.dialogue.frames.filter((f) => f !== frame);
  const title = titleOf(ctx, frame.command);
  await say(ctx, turn, { headline: wordsIn(ctx)(`先放下「${title}」`, `"${title}" is put aside`) });
}

/** A question nobody answered in time, or of a command that has changed since, goes with a sentence. */
async function dropExpired(ctx: Ctx, turn: Turn): Promise<void> {
  const { open, expired } = stillOpen(turn.row.dialogue, ctx.now);
  const current = open.frames.filter((f) => specOf(f.command)?.version === f.version);
  turn.row.dialogue = { ...open, frames: current };
  const gone = [...expired, ...open.frames.filter((f) => !current.includes(f))].at(-1);
  if (!gone) return;
  const title = titleOf(ctx, gone.command);
  await say(ctx, turn, {
    headline: wordsIn(ctx)(
      `刚才的「${title}」等太久，已经放下了`,
      `"${title}" waited too long and was put aside`,
    ),
  });
}

function askedOf(
  turn: Turn,
  context: ParseContext,
): { spec: CommandSpec; filled: Record<string, unknown> | null } | null {
  const frame = turn.row.dialogue.frames.at(-1);
  const spec = frame ? specOf(frame.command) : undefined;
  if (!frame || !spec) return null;
  return { spec, filled: readAnswer(spec, frame.asking, turn.words, context) };
}

const CHANGES = /改成|改为|换成|不对|应该是|不是|我说的是/;

/** `改成 D-013`, `时间改成 9点` while one preview waits: withdraws it and previews the corrected one. */
async function corrected(ctx: Ctx, turn: Turn, context: ParseContext): Promise<boolean> {
  if (turn.row.dialogue.frames.length > 0 || !CHANGES.test(turn.words)) return false;
  const open = await openConfirmations(ctx, turn.actor.userid, turn.place.chat);
  const [waiting] = open;
  const spec = waiting ? specOf(waiting.command) : undefined;
  if (!waiting || open.length > 1 || !spec) return false;
  const change = readChange(spec, waiting.args, turn.words, context);
  if (!change || 'asking' in change) return false;
  await decide(ctx, waiting.id, 'replaced', turn.actor.userid);
  await perform(ctx, turn, waiting.command, changed(spec, waiting.args, change.filled));
  return true;
}

/** After 修改: a new value for whichever slot it fits, or a slot's name, whose question follows. */
async function changing(ctx: Ctx, turn: Turn, context: ParseContext): Promise<boolean> {
  const { dialogue } = turn.row;
  const frame = dialogue.frames.at(-1);
  const spec = frame?.asking === ANY_SLOT ? specOf(frame.command) : undefined;
  const change = frame && spec ? readChange(spec, frame.args, turn.words, context) : null;
  if (!frame || !spec || !change) return false;
  if ('asking' in change) {
    const next = { ...frame, asking: change.asking, tries: 0 };
    dialogue.frames = replaceTop(dialogue.frames, next, true);
    await ask(ctx, turn, next, false);
    return true;
  }
  if (isWholeCommand(turn.words, context)) return false;
  dialogue.frames = dialogue.frames.slice(0, -1);
  await perform(ctx, turn, frame.command, changed(spec, frame.args, change.filled));
  return true;
}

function isWholeCommand(words: string, context: ParseContext): boolean {
  if (correctionOf(words) !== null) return false;
  const parsed = parseOnce(words, context);
  return parsed.confidence === 1 && parsed.command !== null && named(specOf(parsed.command), words);
}
