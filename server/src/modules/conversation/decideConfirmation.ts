import { specOf } from '@cunkebao/shared/conversation';
import { clip, inMinutes, QUESTION_MINUTES } from '@cunkebao/shared/dialogue';
import { clockOf } from '@cunkebao/shared/kernel';
import { commandOf, type AnyCommand, type Ctx, type Reply } from '../../kernel';
import { actorOf, nameOf } from '../operators';
import { askToConfirm, digestOf } from './askToConfirm';
import { deny, execute, guarded } from './perform';
import { decided } from './render';
import { may } from './rights';
import { say } from './say';
import { lockCard, saveCard } from './store/cards';
import { decide, lockConfirmation, type Confirmation, type ConfirmationState } from './store/confirmations';
import type { Turn } from './turn';

export type Choice = 'confirm' | 'edit' | 'cancel';

/**
 * One decision about one card, by press or by words. Whoever presses and however often, on however many servers, the
 * first that gets the row's lock decides; everybody after him is shown who did (conversation.md §5.6).
 */
export async function decideConfirmation(ctx: Ctx, turn: Turn, id: string, choice: Choice): Promise<void> {
  const open = await openConfirmation(ctx, turn, id);
  if (!open) return;
  const { c, built } = open;
  if (!may(turn.actor, built.spec)) return deny(ctx, turn, built.spec, c.args);
  if (choice === 'cancel') return cancel(ctx, turn, c);
  if (choice === 'edit') return edit(ctx, turn, c);
  // Right before it runs the roles are read once more (conversation.md §5.5).
  const fresh = await actorOf(ctx, turn.actor.userid);
  if (!fresh || !may(fresh, built.spec)) return deny(ctx, turn, built.spec, c.args);
  await guarded(ctx, turn, built.spec, c.args, (inner) => runConfirmed(inner, turn, c, built));
}

/** The confirmation while it can still be decided; otherwise says why it cannot. */
async function openConfirmation(
  ctx: Ctx,
  turn: Turn,
  id: string,
): Promise<{ c: Confirmation; built: AnyCommand } | null> {
  const c = await lockConfirmation(ctx, id);
  const built = c ? commandOf(c.command) : undefined;
  if (!c) await say(ctx, turn, { headline: '这张卡片已经不在了，请把话再说一遍' });
  else if (c.state !== 'pending') await showDecided(ctx, turn, c);
  else if (c.expiresAt <= ctx.now) await expire(ctx, turn, c);
  else if (!built?.plan || built.spec.version !== c.version) await outdated(ctx, turn, c);
  else return { c, built };
  return null;
}

/** Plans again: only what was shown is done. Changed meanwhile → a new card, nothing happens. */
async function runConfirmed(ctx: Ctx, turn: Turn, c: Confirmation, built: AnyCommand): Promise<void> {
  const plan = await built.plan?.(ctx, c.args);
  if (!plan) throw new Error(`${c.command} plans nothing`);
  const digest = digestOf(c.command, plan);
  if (digest !== c.digest) {
    await close(ctx, turn, c, 'replaced', '情况有变化，见新的预览');
    turn.words = c.words;
    return askToConfirm(ctx, turn, built.spec, c.args, plan);
  }
  if (!(await decide(ctx, c.id, 'done', turn.actor.userid))) return showDecided(ctx, turn, c);
  turn.notes.push({
    command: c.command,
    args: c.args,
    decision: 'confirmed',
    result: c.headline,
    digest,
  });
  const reply = await execute(ctx, turn, built, c.args, plan, digest);
  const text = `已由 ${turn.actor.name} 确认 ${clockOf(ctx.now, ctx.tz)}`;
  await greyCard(ctx, turn, c.id, text, reply);
  await sayResult(ctx, turn, reply);
}

/** The confirmed card itself shows a task's progress from here on, so the answer brings no second one. */
async function sayResult(ctx: Ctx, turn: Turn, reply: Reply): Promise<void> {
  const { task, ...rest } = reply;
  if (!task) return say(ctx, turn, reply);
  if (!isPress(turn)) await say(ctx, turn, { ...rest, buttons: [] });
}

const isPress = (turn: Turn): boolean => turn.message.message.Event === 'template_card_event';

async function cancel(ctx: Ctx, turn: Turn, c: Confirmation): Promise<void> {
  await close(ctx, turn, c, 'cancelled', `已由 ${turn.actor.name} 取消 ${clockOf(ctx.now, ctx.tz)}`);
  turn.notes.push({ command: c.command, args: c.args, decision: 'cancelled', result: c.headline });
  await say(ctx, turn, { headline: '已取消，什么都没有做', lines: [c.headline] });
}

/** Re-opens the sentence: what is said next replaces one of its values. */
async function edit(ctx: Ctx, turn: Turn, c: Confirmation): Promise<void> {
  await close(ctx, turn, c, 'cancelled', '正在修改');
  turn.notes.push({ command: c.command, args: c.args, decision: 'cancelled', result: `修改：${c.headline}` });
  const [asking] = Object.keys(c.args);
  const spec = specOf(c.command);
  if (asking !== undefined && spec)
    turn.row.dialogue.frames.push({
      command: c.command,
      version: c.version,
      args: c.args,
      asking,
      tries: 0,
      words: c.words,
      expiresAt: inMinutes(ctx.now, QUESTION_MINUTES),
    });
  await say(ctx, turn, {
    headline: '要改成什么？',
    lines: [`原来：${c.words}`, '说新的内容（例如「改成 D-013」），或把整句话重说一遍。'],
  });
}

async function expire(ctx: Ctx, turn: Turn, c: Confirmation): Promise<void> {
  await close(ctx, turn, c, 'expired', '已过期');
  turn.notes.push({ command: c.command, args: c.args, decision: 'cancelled', result: `过期：${c.headline}` });
  await say(ctx, turn, {
    headline: '这张卡片已过期，什么都没有做',
    lines: [`它原本要：${c.headline}`],
    buttons: [{ text: '重新预览', say: c.words, style: 'primary' }],
  });
}

async function outdated(ctx: Ctx, turn: Turn, c: Confirmation): Promise<void> {
  await close(ctx, turn, c, 'replaced', '功能已更新');
  await say(ctx, turn, { headline: '这个功能刚刚更新，请把话再说一遍', lines: [c.words] });
}

const WORDS: Record<Exclude<ConfirmationState, 'pending'>, string> = {
  done: '确认',
  cancelled: '取消',
  replaced: '重新预览',
  expired: '过期',
};

/** A late press changes nothing; the presser sees who was faster. */
async function showDecided(ctx: Ctx, turn: Turn, c: Confirmation): Promise<void> {
  const { state } = c;
  const by = c.decidedBy ? `由 ${await nameOf(ctx, c.decidedBy)} ` : '';
  const at = c.decidedAt ? ` ${clockOf(c.decidedAt, ctx.tz)}` : '';
  const text = `已${by}${state === 'pending' ? '' : WORDS[state]}${at}`;
  const found = await lockCard(ctx, c.id);
  if (isPress(turn) && found)
    turn.pressed = { type: 'card', card: found.final ? found.card : decided(found.card, text) };
  else await say(ctx, turn, { headline: `这张卡片${text}`, lines: [c.headline] });
}

async function close(
  ctx: Ctx,
  turn: Turn,
  c: Confirmation,
  state: Exclude<ConfirmationState, 'pending'>,
  text: string,
): Promise<void> {
  await decide(ctx, c.id, state, turn.actor.userid);
  await greyCard(ctx, turn, c.id, text);
}

/** Greys the card: in the press's own response, and by an update where that response does not reach. */
async function greyCard(ctx: Ctx, turn: Turn, id: string, text: string, result?: Reply): Promise<void> {
  const found = await lockCard(ctx, id);
  if (!found) return;
  const task = result?.task;
  const card = task ? withDesc(found.card, result.headline) : found.card;
  const grey = decided(card, clip(text, 30));
  const next = { ...found, taskId: task ? task.id : null, final: !task };
  if (isPress(turn)) turn.pressed = { type: 'card', card: grey };
  // The response of a press changes the card for the presser alone.
  if (turn.pressed && found.userid === turn.actor.userid)
    return saveCard(ctx, { ...next, card: grey, wanted: null });
  await saveCard(ctx, { ...next, wanted: grey });
  turn.updates.push(id);
}

const withDesc = (card: Record<string, unknown>, desc: string): Record<string, unknown> => ({
  ...card,
  main_title: { ...(card['main_title'] as object), desc: clip(desc, 44) },
});
