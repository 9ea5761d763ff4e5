import { nameOf, specOf, summaryOf, type CommandSpec } from '@cunkebao/shared/conversation';
import { beyond, inMinutes, LIST_MINUTES } from '@cunkebao/shared/dialogue';
import { commandOf, Fault, wordsIn, type AnyCommand, type Ctx, type Plan, type Reply } from '../../kernel';
import { askToConfirm } from './askToConfirm';
import { denial, may } from './rights';
import { endsTransaction, inSavepoint } from './savepoint';
import { say } from './say';
import { keepReceipt } from './store/receipts';
import { SAID, type Turn } from './turn';
import { touches } from './whereAnswered';

export type Args = Record<string, unknown>;

/**
 * Does what was asked, once it is wholly understood: rights, then at once (read, and what can be taken back) or a
 * preview to confirm (danger, mass, anything that plans).
 */
export async function perform(ctx: Ctx, turn: Turn, command: string, args: Args): Promise<void> {
  const spec = specOf(command);
  if (!spec) throw new Error(`no command ${command}`);
  touches(turn, command);
  if (!may(turn.actor, spec)) return deny(ctx, turn, spec, args);
  const built = commandOf(command);
  if (!built) return notBuilt(ctx, turn, spec, args);
  await guarded(ctx, turn, spec, args, async (inner) => {
    const impossible = beyond(args, turn.row.dialogue.last?.count ?? null, wordsIn(ctx));
    if (impossible !== null) throw new Fault('invalid', impossible);
    if (spec.risk !== 'read' && built.plan)
      return askToConfirm(inner, turn, spec, args, await built.plan(inner, args));
    const reply = await execute(inner, turn, built, args);
    if (reply !== SAID) await say(inner, turn, reply);
  });
}

export async function deny(ctx: Ctx, turn: Turn, spec: CommandSpec, args: Args): Promise<void> {
  turn.notes.push({ command: spec.id, args, decision: 'denied', result: `缺少权限 ${spec.permission}` });
  await say(ctx, turn, denial(spec, wordsIn(ctx)));
}

async function notBuilt(ctx: Ctx, turn: Turn, spec: CommandSpec, args: Args): Promise<void> {
  turn.notes.push({ command: spec.id, args, decision: 'notBuilt', result: '尚未开放' });
  const w = wordsIn(ctx);
  await say(ctx, turn, {
    headline: w(
      `「${nameOf(spec, w)}」我听懂了，但这个功能还没有开放`,
      `I understood "${nameOf(spec, w)}", but it is not open yet`,
    ),
    lines: [summaryOf(spec, w)],
  });
}

/** Runs a command whose rights were checked, and keeps its receipt and its audit entry. Returns what to say. */
export async function execute(
  ctx: Ctx,
  turn: Turn,
  built: AnyCommand,
  args: Args,
  plan?: Plan,
  digest?: string,
): Promise<Reply> {
  const { spec } = built;
  const reply = await built.run(ctx, args, plan);
  if (reply === SAID) return reply;
  if (reply.receipt && built.undo) await keepReceipt(ctx, turn.actor.userid, spec.id, reply.receipt);
  turn.notes.push({
    command: spec.id,
    args,
    decision: 'executed',
    result: reply.headline,
    ...(digest === undefined ? {} : { digest }),
    ...(plan ? { targets: plan.targets.map((t) => t.id) } : {}),
    ...(reply.changed ? { changed: reply.changed } : {}),
  });
  if (!reply.list) rememberOne(ctx, turn, args);
  return withUndoHint(ctx, reply, built);
}

function withUndoHint(ctx: Ctx, reply: Reply, built: AnyCommand): Reply {
  if (!reply.receipt || !built.undo) return reply;
  const hours = reply.receipt.untilHours ?? 24;
  const hint = wordsIn(ctx)(
    `${hours} 小时内说「撤销」可以收回`,
    `Say "undo" within ${hours} hours to take it back`,
  );
  return { ...reply, lines: [...(reply.lines ?? []), hint] };
}

const ONE = ['device', 'account', 'task', 'alert'] as const;

/** 它, 这台: the one thing the last command was about. */
function rememberOne(ctx: Ctx, turn: Turn, args: Args): void {
  for (const of of ONE) {
    const id = args[of];
    if (typeof id !== 'string') continue;
    const until = inMinutes(ctx.now, LIST_MINUTES);
    turn.row.dialogue.last = { of, ids: [id], count: 1, page: 1, snapshot: false, until };
    return;
  }
}

/**
 * Expected refusals become their sentence. Anything else keeps the message as failed with its trace id for 重试; the
 * dialogue's other messages go on.
 */
export async function guarded(
  ctx: Ctx,
  turn: Turn,
  spec: CommandSpec,
  args: Args,
  f: (ctx: Ctx) => Promise<void>,
): Promise<void> {
  const { pressed, row } = turn;
  const before = { out: turn.out.length, notes: turn.notes.length, updates: turn.updates.length };
  const { last } = row.dialogue;
  try {
    await (spec.risk === 'read' ? f(ctx) : inSavepoint(ctx, f));
  } catch (error) {
    if (endsTransaction(error)) throw error;
    turn.out.length = before.out;
    turn.notes.length = before.notes;
    turn.updates.length = before.updates;
    turn.pressed = pressed;
    row.dialogue.last = last;
    if (error instanceof Fault) {
      turn.notes.push({ command: spec.id, args, decision: 'refused', result: error.message });
      await say(ctx, turn, { headline: error.message });
    } else await failed(ctx, turn, spec.id, args, error);
  }
}

export async function failed(
  ctx: Ctx,
  turn: Turn,
  command: string | null,
  args: Args,
  error: unknown,
): Promise<void> {
  ctx.log.error(
    {
      area: 'conversation',
      command,
      inbox: turn.message.id,
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    },
    'turn failed',
  );
  turn.failed = true;
  turn.row.dialogue.failed = turn.message.id;
  turn.notes.push({ command, args, decision: 'failed', result: `编号 ${ctx.traceId}` });
  const w = wordsIn(ctx);
  await say(ctx, turn, {
    headline: w(
      `❌ 没有办成，系统出错了（编号 ${ctx.traceId}）`,
      `❌ That failed because of an error of ours (number ${ctx.traceId})`,
    ),
    lines: [
      w(
        '您的话已保留，说「重试」我再办一次；仍不行请把编号发给管理员。',
        'Your message is kept: say "retry" and I try again; if it fails again, give the number to an administrator.',
      ),
    ],
  });
}
