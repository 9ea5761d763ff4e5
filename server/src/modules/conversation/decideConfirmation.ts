import { specOf } from '@cunkebao/shared/conversation';
import { ANY_SLOT, changeable, clip, inMinutes, QUESTION_MINUTES } from '@cunkebao/shared/dialogue';
import { clockOf, wordsOf, type Language, type Words } from '@cunkebao/shared/kernel';
import { commandOf, wordsIn, type AnyCommand, type Ctx, type Reply } from '../../kernel';
import { actorOf, nameOf } from '../operators';
import { askToConfirm, digestOf } from './askToConfirm';
import { expiredText } from './expireConfirmations';
import { deny, execute, guarded } from './perform';
import { decided, withDesc } from './render';
import { previewAgainWords } from './previewAgain';
import { may } from './rights';
import { say } from './say';
import { lockCard, saveCard } from './store/cards';
import { decide, lockConfirmation, type Confirmation, type ConfirmationState } from './store/confirmations';
import type { Turn } from './turn';
import { touches } from './whereAnswered';

export type Choice = 'confirm' | 'edit' | 'cancel';

/**
 * One decision about one card, by press or by words. Whoever presses and however often, on however many servers, the
 * first that gets the row's lock decides; everybody after him is shown who did (conversation.md §5.6).
 */
export async function decideConfirmation(ctx: Ctx, turn: Turn, id: string, choice: Choice): Promise<void> {
  const found = await lockConfirmation(ctx, id);
  if (found) touches(turn, found.command);
  const open = await openConfirmation(ctx, turn, found);
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
  c: Confirmation | null,
): Promise<{ c: Confirmation; built: AnyCommand } | null> {
  const built = c ? commandOf(c.command) : undefined;
  if (!c)
    await say(ctx, turn, {
      headline: wordsIn(ctx)('这张卡片已经不在了，请把话再说一遍', 'This card is gone, please say it again'),
    });
  else if (c.state === 'expired' || (c.state === 'pending' && c.expiresAt <= ctx.now))
    await expire(ctx, turn, c);
  else if (c.state !== 'pending') await showDecided(ctx, turn, c);
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
    await close(ctx, turn, c, 'replaced', (w) =>
      w('情况有变化，见新的预览', 'Things changed: see the new card'),
    );
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
  const at = clockOf(ctx.now, ctx.tz);
  const text = (w: Words): string =>
    w(`已由 ${turn.actor.name} 确认 ${at}`, `Confirmed by ${turn.actor.name} ${at}`);
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
  const at = clockOf(ctx.now, ctx.tz);
  const { name } = turn.actor;
  await close(ctx, turn, c, 'cancelled', (w) => w(`已由 ${name} 取消 ${at}`, `Cancelled by ${name} ${at}`));
  turn.notes.push({ command: c.command, args: c.args, decision: 'cancelled', result: c.headline });
  const headline = wordsIn(ctx)('已取消，什么都没有做', 'Cancelled, nothing was done');
  await say(ctx, turn, { headline, lines: [c.headline] });
}

/** Re-opens the sentence: what is said next replaces one of its values. */
async function edit(ctx: Ctx, turn: Turn, c: Confirmation): Promise<void> {
  const w = wordsIn(ctx);
  await close(ctx, turn, c, 'cancelled', (his) => his('正在修改', 'Being changed'));
  turn.notes.push({ command: c.command, args: c.args, decision: 'cancelled', result: `修改：${c.headline}` });
  const spec = specOf(c.command);
  if (spec)
    turn.row.dialogue.frames.push({
      command: c.command,
      version: c.version,
      args: c.args,
      asking: ANY_SLOT,
      tries: 0,
      words: c.words,
      expiresAt: inMinutes(ctx.now, QUESTION_MINUTES),
    });
  await say(ctx, turn, {
    headline: w('要改成什么？', 'What should it be?'),
    lines: [
      w(`原来：${c.headline}`, `It was: ${c.headline}`),
      w(
        '说新的内容（例如「改成 D-013」「时间改成明早9点」），或把整句话重说一遍。',
        'Say the new value (for example D-013), or the whole sentence again.',
      ),
    ],
    ...(spec ? { buttons: changeable(spec, c.args).map((name) => ({ text: name, say: name })) } : {}),
  });
}

/** The sweep may have expired it before: whoever presses it then hears the same, from a card not yet changed there. */
async function expire(ctx: Ctx, turn: Turn, c: Confirmation): Promise<void> {
  const w = wordsIn(ctx);
  await close(ctx, turn, c, 'expired', expiredText);
  turn.notes.push({ command: c.command, args: c.args, decision: 'cancelled', result: `过期：${c.headline}` });
  // His own preview comes back as it was; to anybody else it is a sentence.
  const again = c.userid === turn.actor.userid ? previewAgainWords(c.code) : c.words;
  await say(ctx, turn, {
    headline: w('这张卡片已过期，什么都没有做', 'This card has expired, nothing was done'),
    lines: [w(`它原本要：${c.headline}`, `It would have done: ${c.headline}`)],
    buttons: [{ text: w('重新预览', 'Preview'), say: again, style: 'primary' }],
  });
}

async function outdated(ctx: Ctx, turn: Turn, c: Confirmation): Promise<void> {
  await close(ctx, turn, c, 'replaced', (w) => w('功能已更新', 'Command updated'));
  const headline = wordsIn(ctx)(
    '这个功能刚刚更新，请把话再说一遍',
    'This command was just updated, please say it again',
  );
  await say(ctx, turn, { headline, lines: [c.words] });
}

const WORDS: Record<Exclude<ConfirmationState, 'pending' | 'expired'>, string> = {
  done: '确认',
  cancelled: '取消',
  replaced: '重新预览',
};

const WORDS_EN: typeof WORDS = {
  done: 'Confirmed',
  cancelled: 'Cancelled',
  replaced: 'Previewed again',
};

/** A late press changes nothing; the presser sees who was faster. */
async function showDecided(ctx: Ctx, turn: Turn, c: Confirmation): Promise<void> {
  const { state } = c;
  const w = wordsIn(ctx);
  const name = c.decidedBy ? await nameOf(ctx, c.decidedBy) : null;
  const by = name === null ? '' : w(`由 ${name} `, ` by ${name}`);
  const at = c.decidedAt ? ` ${clockOf(c.decidedAt, ctx.tz)}` : '';
  const what = state === 'pending' || state === 'expired' ? '' : w(WORDS, WORDS_EN)[state];
  const text = w(`已${by}${what}${at}`, `${what}${by}${at}`);
  const found = await lockCard(ctx, c.id);
  if (isPress(turn) && found)
    turn.pressed = { type: 'card', card: found.final ? found.card : decided(found.card, text) };
  else await say(ctx, turn, { headline: w(`这张卡片${text}`, `This card: ${text}`), lines: [c.headline] });
}

async function close(
  ctx: Ctx,
  turn: Turn,
  c: Confirmation,
  state: Exclude<ConfirmationState, 'pending'>,
  text: (w: Words) => string,
): Promise<void> {
  await decide(ctx, c.id, state, state === 'expired' ? null : turn.actor.userid);
  await greyCard(ctx, turn, c.id, text);
}

/**
 * Greys the card, in the language of the person whose card it is: in the press's own response, and by an update where
 * that response does not reach.
 */
async function greyCard(
  ctx: Ctx,
  turn: Turn,
  id: string,
  text: (w: Words) => string,
  result?: Reply,
): Promise<void> {
  const found = await lockCard(ctx, id);
  if (!found) return;
  const task = result?.task;
  const language = await languageOf(ctx, turn, found.userid);
  const same = language === turn.actor.language;
  const card = task && same ? withDesc(found.card, result.headline) : found.card;
  const grey = decided(card, clip(text(wordsOf(language)), 30));
  const next = { ...found, taskId: task ? task.id : null, final: !task };
  if (isPress(turn)) turn.pressed = { type: 'card', card: grey };
  // The response of a press changes the card for the presser alone, the bot's for all who see it; it has no other change.
  if (found.place || (turn.pressed && found.userid === turn.actor.userid))
    return saveCard(ctx, { ...next, card: grey, wanted: null });
  await saveCard(ctx, { ...next, wanted: grey });
  turn.updates.push(id);
}

const languageOf = async (ctx: Ctx, { actor }: Turn, owner: string): Promise<Language | undefined> =>
  owner === actor.userid ? actor.language : (await actorOf(ctx, owner))?.language;
