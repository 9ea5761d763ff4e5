import { createHash } from 'node:crypto';
import type { CommandSpec } from '@cunkebao/shared/conversation';
import { canonicalJson, clip, lengthOf } from '@cunkebao/shared/dialogue';
import { clockOf, type Words } from '@cunkebao/shared/kernel';
import { wordsIn, type Ctx, type Plan } from '../../kernel';
import { card, cardMessage, SUBTITLE, texts } from './render';
import { say } from './say';
import { insertCard } from './store/cards';
import { insertConfirmation } from './store/confirmations';
import type { Turn } from './turn';
import { answeredIn } from './whereAnswered';

/** A preview is good for this long (commands.md §1.5). */
const MINUTES = 15;
const DETAIL_ROWS = 8;

/** What the operator confirms: the targets and everything `run` needs; words and ages in the preview may differ. */
export function digestOf(command: string, plan: Plan): string {
  const facts = {
    command,
    effect: plan.effect,
    targets: plan.targets.map((t) => t.id).sort(),
    excluded: plan.excluded.map((t) => t.id).sort(),
  };
  return createHash('sha256').update(canonicalJson(facts)).digest('hex');
}

/** Shows who, how many, what is left out and why, and waits for 确认 on the card. Nothing to do → says so instead. */
export async function askToConfirm(
  ctx: Ctx,
  turn: Turn,
  spec: CommandSpec,
  args: Record<string, unknown>,
  plan: Plan,
): Promise<void> {
  const w = wordsIn(ctx);
  if (plan.targets.length === 0) {
    turn.notes.push({ command: spec.id, args, decision: 'refused', result: plan.headline });
    return say(ctx, turn, { headline: plan.headline, lines: [...plan.lines, ...leftOut(plan, w)] });
  }
  const id = `c${ctx.newId().replaceAll('-', '')}`;
  const digest = digestOf(spec.id, plan);
  const { chat, bot } = answeredIn(turn);
  const code = spec.risk === 'mass' ? String(plan.targets.length) : codeOf(id);
  const expiresAt = new Date(ctx.now.getTime() + MINUTES * 60_000);
  await insertConfirmation(ctx, {
    id,
    userid: turn.actor.userid,
    chat,
    command: spec.id,
    version: spec.version,
    args,
    words: turn.words,
    headline: plan.headline,
    digest,
    code,
    expiresAt,
  });
  const details = detailsOf(plan, w);
  const short = lengthOf(details) <= SUBTITLE;
  const facts = { id, w, code, until: clockOf(expiresAt, ctx.tz) };
  const shown = previewCard(spec, plan, facts, short ? details : '');
  await insertCard(ctx, { id, userid: turn.actor.userid, place: bot, taskId: null, card: shown });
  if (!short) turn.out.push(...texts(`${plan.headline}\n${details}`));
  turn.out.push(cardMessage(shown, id));
  turn.notes.push({
    command: spec.id,
    args,
    decision: 'asked',
    result: plan.headline,
    digest,
    targets: plan.targets.map((t) => t.id),
  });
}

/** Four digits from the card's own random id. */
const codeOf = (id: string): string => String((parseInt(id.slice(-6), 16) % 9000) + 1000);

function detailsOf(plan: Plan, w: Words): string {
  const targets = plan.targets.slice(0, DETAIL_ROWS).map((t) => `· ${t.text}`);
  const rest = plan.targets.length - targets.length;
  return [
    ...plan.lines,
    ...(plan.targets.length > 1 ? targets : []),
    ...(rest > 0 && plan.targets.length > 1 ? [more(rest, w)] : []),
    ...leftOut(plan, w),
  ].join('\n');
}

const more = (rest: number, w: Words): string => w(`… 还有 ${rest} 项`, `… and ${rest} more`);

function leftOut(plan: Plan, w: Words): string[] {
  const count = plan.excluded.length;
  if (count === 0) return [];
  const rows = plan.excluded.slice(0, DETAIL_ROWS).map((e) => `· ${e.text}${w('：', ': ')}${e.reason}`);
  const rest = count - rows.length;
  return [w(`不包括 ${count} 项：`, `Left out, ${count}:`), ...rows, ...(rest > 0 ? [more(rest, w)] : [])];
}

/** A row's name has five characters at most, also in English (wecom-api.md §4.2). */
function previewCard(
  spec: CommandSpec,
  plan: Plan,
  c: { id: string; w: Words; code: string; until: string },
  details: string,
): Record<string, unknown> {
  const { w } = c;
  const mass = spec.risk === 'mass';
  const undo = plan.reversible
    ? w('撤销：24 小时内可以撤销', 'Undo: within 24 hours')
    : w('撤销：不能撤销', 'Undo: not possible');
  const left = plan.excluded.length;
  const rows = [
    w('对象：', 'For: ') + targetsOf(plan, w),
    ...(left > 0 ? [w(`不包括：${left} 项`, `Out: ${left} left out`)] : []),
    undo,
    w(`有效期：到 ${c.until}`, `Valid: until ${c.until}`),
    w(`${mass ? '请回复' : '口令'}：确认 ${c.code}`, `${mass ? 'Reply' : 'Code'}: confirm ${c.code}`),
  ];
  const style = spec.risk === 'write' ? 1 : 3;
  const confirm = { type: 0, text: w('确认', 'Confirm'), style, key: 'confirm' };
  const others = [
    { type: 0, text: w('修改', 'Edit'), style: 2, key: 'edit' },
    { type: 0, text: w('取消', 'Cancel'), style: 2, key: 'cancel' },
  ];
  const shown = card(c, plan.headline, rows, mass ? others : [confirm, ...others]);
  return details === '' ? shown : { ...shown, sub_title_text: details };
}

function targetsOf(plan: Plan, w: Words): string {
  const first = plan.targets[0]?.text ?? '';
  const count = plan.targets.length;
  if (count === 1) return clip(first, 30);
  return w(`${clip(first, 20)} 等 ${count} 项`, `${clip(first, 16)} + ${count - 1} more`);
}
