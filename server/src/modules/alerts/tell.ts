import { ESCALATE_MINUTES, type Subject } from '@cunkebao/shared/alerts';
import { clockOf } from '@cunkebao/shared/kernel';
import type { Ctx, Reply } from '../../kernel';
import { post } from '../conversation';
import { nameOf } from '../operators';
import type { Alert } from './alertStore';
import type { Letter } from './letters';
import { addListeners, listenersOf } from './subjectStore';
import { alertButtons, endText, nameOfAlert } from './words';

const NAMED = 6;

type Named = Pick<Alert, 'id' | 'level' | 'title'>;

/** The alert in these people's chats; they also hear what becomes of it. */
export async function opened(
  ctx: Ctx,
  a: Named,
  subjects: readonly Subject[],
  to: readonly string[],
): Promise<Letter[]> {
  await addListeners(ctx, a.id, to);
  return letters(a, to, 'open', `alert-${a.id}-open`, {
    headline: nameOfAlert(a),
    lines: [...(await names(ctx, subjects)), `时间：${clockOf(ctx.now, ctx.tz)}`],
    buttons: alertButtons(a.id),
  });
}

/** More of the same: a second message about the same alert, not a second alert. */
export async function spread(
  ctx: Ctx,
  a: Named,
  more: { subjects: readonly Subject[]; count: number },
  to: readonly string[],
): Promise<Letter[]> {
  await addListeners(ctx, a.id, to);
  return letters(a, to, 'spread', `alert-${a.id}-spread-${more.count}`, {
    headline: nameOfAlert(a),
    lines: [`又有 ${more.subjects.length} 个：`, ...(await names(ctx, more.subjects))],
    buttons: alertButtons(a.id),
  });
}

/** It is over by itself: everybody who was told hears so. */
export async function recovered(ctx: Ctx, a: Alert): Promise<Letter[]> {
  return letters(a, await listenersOf(ctx, a.id), 'over', `alert-${a.id}-over-${ctx.now.getTime()}`, {
    headline: `🟢 ${a.id} 已恢复：${a.title}`,
    lines: [await endText(ctx, a)],
  });
}

/** Nobody took it: the owners are called. */
export async function escalated(ctx: Ctx, a: Named, owners: readonly string[]): Promise<Letter[]> {
  await addListeners(ctx, a.id, owners);
  return letters(a, owners, 'escalate', `alert-${a.id}-escalate`, {
    headline: `⏫ ${a.id} 已 ${ESCALATE_MINUTES} 分钟没人处理`,
    lines: [nameOfAlert(a)],
    buttons: alertButtons(a.id),
  });
}

/** A line to everybody who knows of the alert, except the one who has just done it. */
export async function tellListeners(ctx: Ctx, id: string, event: string, reply: Reply): Promise<void> {
  for (const to of await listenersOf(ctx, id))
    if (to !== ctx.actor?.userid) await post(ctx, { to, reply, key: `alert-${id}-${event}-${to}` });
}

const letters = (
  a: Named,
  to: readonly string[],
  news: Letter['news'],
  key: string,
  reply: Reply,
): Letter[] => to.map((userid) => ({ to: userid, alert: a.id, news, key, line: nameOfAlert(a), reply }));

async function names(ctx: Ctx, subjects: readonly Subject[]): Promise<string[]> {
  if (subjects.length < 2 && !subjects[0]?.operator) return [];
  const lines: string[] = [];
  for (const s of subjects.slice(0, NAMED))
    lines.push(`${s.id} ${s.name}${s.operator ? ` · ${await nameOf(ctx, s.operator)}` : ''}`);
  const rest = subjects.length - NAMED;
  return rest > 0 ? [...lines, `… 还有 ${rest} 个`] : lines;
}
