import { createHash } from 'node:crypto';
import type { CommandSpec } from '@cunkebao/shared/conversation';
import { canonicalJson, clip, lengthOf } from '@cunkebao/shared/dialogue';
import { clockOf } from '@cunkebao/shared/kernel';
import type { Ctx, Plan } from '../../kernel';
import { card, cardMessage, SUBTITLE, texts } from './render';
import { say } from './say';
import { insertCard } from './store/cards';
import { insertConfirmation } from './store/confirmations';
import type { Turn } from './turn';

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
  if (plan.targets.length === 0) {
    turn.notes.push({ command: spec.id, args, decision: 'refused', result: plan.headline });
    return say(ctx, turn, { headline: plan.headline, lines: [...plan.lines, ...leftOut(plan)] });
  }
  const id = `c${ctx.newId().replaceAll('-', '')}`;
  const digest = digestOf(spec.id, plan);
  const code = spec.risk === 'mass' ? String(plan.targets.length) : codeOf(id);
  const expiresAt = new Date(ctx.now.getTime() + MINUTES * 60_000);
  await insertConfirmation(ctx, {
    id,
    userid: turn.actor.userid,
    command: spec.id,
    version: spec.version,
    args,
    words: turn.words,
    headline: plan.headline,
    digest,
    code,
    expiresAt,
  });
  const details = detailsOf(plan);
  const short = lengthOf(details) <= SUBTITLE;
  const facts = { id, code, until: clockOf(expiresAt, ctx.tz) };
  const shown = previewCard(spec, plan, facts, short ? details : '');
  await insertCard(ctx, { id, userid: turn.actor.userid, taskId: null, card: shown });
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

function detailsOf(plan: Plan): string {
  const targets = plan.targets.slice(0, DETAIL_ROWS).map((t) => `· ${t.text}`);
  const rest = plan.targets.length - targets.length;
  return [
    ...plan.lines,
    ...(plan.targets.length > 1 ? targets : []),
    ...(rest > 0 && plan.targets.length > 1 ? [`… 还有 ${rest} 项`] : []),
    ...leftOut(plan),
  ].join('\n');
}

function leftOut(plan: Plan): string[] {
  if (plan.excluded.length === 0) return [];
  const rows = plan.excluded.slice(0, DETAIL_ROWS).map((e) => `· ${e.text}：${e.reason}`);
  const rest = plan.excluded.length - rows.length;
  return [`不包括 ${plan.excluded.length} 项：`, ...rows, ...(rest > 0 ? [`… 还有 ${rest} 项`] : [])];
}

function previewCard(
  spec: CommandSpec,
  plan: Plan,
  c: { id: string; code: string; until: string },
  details: string,
): Record<string, unknown> {
  const mass = spec.risk === 'mass';
  const rows = [
    `对象：${targetsOf(plan)}`,
    ...(plan.excluded.length > 0 ? [`不包括：${plan.excluded.length} 项`] : []),
    `撤销：${plan.reversible ? '24 小时内可以撤销' : '不能撤销'}`,
    `有效期：到 ${c.until}`,
    `${mass ? '请回复' : '口令'}：确认 ${c.code}`,
  ];
  const confirm = { type: 0, text: '确认', style: spec.risk === 'write' ? 1 : 3, key: 'confirm' };
  const others = [
    { type: 0, text: '修改', style: 2, key: 'edit' },
    { type: 0, text: '取消', style: 2, key: 'cancel' },
  ];
  const shown = card(c.id, plan.headline, rows, mass ? others : [confirm, ...others]);
  return details === '' ? shown : { ...shown, sub_title_text: details };
}

function targetsOf(plan: Plan): string {
  const first = plan.targets[0]?.text ?? '';
  return plan.targets.length > 1 ? `${clip(first, 20)} 等 ${plan.targets.length} 项` : clip(first, 30);
}
