import { PAUSE_SCOPE_NAMES, tierOf, TIER_NAMES } from '@cunkebao/shared/accounts';
import { momentOf } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import type { Account, Pause } from './store';

/** 福满家小管家 A-0031 */
export const nameOf = (a: Account): string => `${a.nickname} ${a.id}`;

/** 48（警告） */
export const scoreOf = (score: number): string => `${score}（${TIER_NAMES[tierOf(score)]}）`;

/** 加好友暂停到 03-03 09:00（频繁加人） */
export const pauseText = (ctx: Ctx, p: Pause): string =>
  `${PAUSE_SCOPE_NAMES[p.scope]}暂停到 ${momentOf(p.until, ctx.tz)}（${p.reason}）`;

/** A WeChat id is personal data: lists show its ends only. */
export function maskWechatId(id: string): string {
  return id.length <= 4 ? '****' : `${id.slice(0, 2)}****${id.slice(-2)}`;
}

export const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`);
