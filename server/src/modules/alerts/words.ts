import { LEVEL_SIGNS } from '@cunkebao/shared/alerts';
import { clockOf, spanText, type Words } from '@cunkebao/shared/kernel';
import type { Button, Ctx } from '../../kernel';
import { nameOf } from '../operators';
import type { Alert } from './alertStore';

export type Titled = Pick<Alert, 'id' | 'level' | 'title' | 'titleEn'>;

export const titleOf = (a: Pick<Alert, 'title' | 'titleEn'>, w: Words): string =>
  w(a.title, a.titleEn === '' ? a.title : a.titleEn);

export const nameOfAlert = (a: Titled, w: Words): string =>
  `${LEVEL_SIGNS[a.level]} ${a.id} ${titleOf(a, w)}`;

export const ackButton = (id: string, w: Words): Button => ({
  text: w('收到', 'Got it'),
  say: `处理 ${id}`,
  style: 'primary',
});

export const resolveButton = (id: string, w: Words): Button => ({
  text: w('已解决', 'Resolved'),
  say: `${id} 已解决`,
});

export const alertButtons = (id: string, w: Words): Button[] => [ackButton(id, w), resolveButton(id, w)];

/** 未处理 12 分钟 · 小李处理中 · ✅ 小李 10:30 换了充电线 */
export async function stateText(ctx: Ctx, a: Alert, w: Words): Promise<string> {
  const open = spanText(ctx.now.getTime() - a.openedAt.getTime(), w);
  if (a.state === 'open') return w(`未处理 ${open}`, `waiting ${open}`);
  if (a.state === 'resolved') return (await endText(ctx, a))(w);
  const who = await nameOf(ctx, a.ackedBy ?? '');
  return w(`${who} 处理中`, `${who} is on it`);
}

/** Who, when and why: what every alert ends with. */
export async function endText(ctx: Ctx, a: Alert): Promise<(w: Words) => string> {
  const at = a.resolvedAt ?? ctx.now;
  const name = a.resolvedBy === null ? null : await nameOf(ctx, a.resolvedBy);
  const why = a.reason === null ? '' : ` ${a.reason}`;
  return (w) => {
    const who = name ?? w('自动恢复', 'Over by itself');
    const span = spanText(at.getTime() - a.openedAt.getTime(), w);
    return `✅ ${who} ${clockOf(at, ctx.tz)}${why}${w(`（历时 ${span}）`, ` (after ${span})`)}`;
  };
}
