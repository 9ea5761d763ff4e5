import { LEVEL_SIGNS } from '@cunkebao/shared/alerts';
import { clockOf, spanText } from '@cunkebao/shared/kernel';
import type { Button, Ctx } from '../../kernel';
import { nameOf } from '../operators';
import type { Alert } from './alertStore';

export const nameOfAlert = (a: Pick<Alert, 'id' | 'level' | 'title'>): string =>
  `${LEVEL_SIGNS[a.level]} ${a.id} ${a.title}`;

export const alertButtons = (id: string): Button[] => [
  { text: '收到', say: `处理 ${id}`, style: 'primary' },
  { text: '已解决', say: `${id} 已解决` },
];

/** 未处理 12 分钟 · 小李处理中 · ✅ 小李 10:30 换了充电线 */
export async function stateText(ctx: Ctx, a: Alert): Promise<string> {
  if (a.state === 'open') return `未处理 ${spanText(ctx.now.getTime() - a.openedAt.getTime())}`;
  if (a.state === 'acked') return `${await nameOf(ctx, a.ackedBy ?? '')} 处理中`;
  return endText(ctx, a);
}

/** Who, when and why: what every alert ends with. */
export async function endText(ctx: Ctx, a: Alert): Promise<string> {
  const at = a.resolvedAt ?? ctx.now;
  const who = a.resolvedBy === null ? '自动恢复' : await nameOf(ctx, a.resolvedBy);
  const why = a.reason === null ? '' : ` ${a.reason}`;
  const span = spanText(at.getTime() - a.openedAt.getTime());
  return `✅ ${who} ${clockOf(at, ctx.tz)}${why}（历时 ${span}）`;
}
