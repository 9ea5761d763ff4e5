import { ESCALATE_MINUTES, type Cause, type Subject } from '@cunkebao/shared/alerts';
import { clockOf, type Words } from '@cunkebao/shared/kernel';
import type { Ctx, Reply } from '../../kernel';
import { post } from '../conversation';
import { nameOf } from '../operators';
import type { Alert } from './alertStore';
import type { Letter } from './letters';
import { noticeOf } from './noticeOf';
import { addListeners, listenersOf } from './subjectStore';
import { alertButtons, endText, nameOfAlert, titleOf, type Titled } from './words';

const NAMED = 6;

/** An alert that rings: what it is called, and what stands out on its card. */
type Ringing = Titled & Pick<Alert, 'field'> & Pick<Cause, 'emphasis'>;

/** The alert in these people's chats; they also hear what becomes of it. */
export async function opened(
  ctx: Ctx,
  a: Ringing,
  subjects: readonly Subject[],
  to: readonly string[],
): Promise<Letter[]> {
  await addListeners(ctx, a.id, to);
  const named = await names(ctx, subjects);
  return letters(a, to, 'open', `alert-${a.id}-open`, (w) => ({
    headline: nameOfAlert(a, w),
    lines: [...named(w), `${w('时间：', 'Time: ')}${clockOf(ctx.now, ctx.tz)}`],
    notice: noticeOf(a, w),
  }));
}

/** More of the same: a second message about the same alert, not a second alert. */
export async function spread(
  ctx: Ctx,
  a: Ringing,
  more: { subjects: readonly Subject[]; count: number },
  to: readonly string[],
): Promise<Letter[]> {
  await addListeners(ctx, a.id, to);
  const named = await names(ctx, more.subjects);
  return letters(a, to, 'spread', `alert-${a.id}-spread-${more.count}`, (w) => ({
    headline: nameOfAlert(a, w),
    lines: [w(`又有 ${more.subjects.length} 个：`, `${more.subjects.length} more:`), ...named(w)],
    notice: noticeOf(a, w),
  }));
}

/** It is over by itself: everybody who was told hears so. */
export async function recovered(ctx: Ctx, a: Alert): Promise<Letter[]> {
  const end = await endText(ctx, a);
  const key = `alert-${a.id}-over-${ctx.now.getTime()}`;
  return letters(a, await listenersOf(ctx, a.id), 'over', key, (w) => ({
    headline: w(`🟢 ${a.id} 已恢复：`, `🟢 ${a.id} is over: `) + titleOf(a, w),
    lines: [end(w)],
  }));
}

/** Nobody took it: the owners are called. */
export async function escalated(ctx: Ctx, a: Titled, owners: readonly string[]): Promise<Letter[]> {
  await addListeners(ctx, a.id, owners);
  return letters(a, owners, 'escalate', `alert-${a.id}-escalate`, (w) => ({
    headline: w(
      `⏫ ${a.id} 已 ${ESCALATE_MINUTES} 分钟没人处理`,
      `⏫ Nobody took ${a.id} in ${ESCALATE_MINUTES} min`,
    ),
    lines: [nameOfAlert(a, w)],
    buttons: alertButtons(a.id, w),
  }));
}

/** A line to everybody who knows of the alert, except the one who has just done it. */
export async function tellListeners(
  ctx: Ctx,
  id: string,
  event: string,
  reply: (w: Words) => Reply,
): Promise<void> {
  for (const to of await listenersOf(ctx, id))
    if (to !== ctx.actor?.userid) await post(ctx, { to, reply, key: `alert-${id}-${event}-${to}` });
}

const letters = (
  a: Titled,
  to: readonly string[],
  news: Letter['news'],
  key: string,
  reply: Letter['reply'],
): Letter[] =>
  to.map((userid) => ({ to: userid, alert: a.id, news, key, line: (w) => nameOfAlert(a, w), reply }));

async function names(ctx: Ctx, subjects: readonly Subject[]): Promise<(w: Words) => string[]> {
  if (subjects.length < 2 && !subjects[0]?.operator) return () => [];
  const lines: string[] = [];
  for (const s of subjects.slice(0, NAMED))
    lines.push(`${s.id} ${s.name}${s.operator ? ` · ${await nameOf(ctx, s.operator)}` : ''}`);
  const rest = subjects.length - NAMED;
  return (w) => (rest > 0 ? [...lines, w(`… 还有 ${rest} 个`, `… and ${rest} more`)] : lines);
}
