import { pauseReason, pauseScopeNames, tierNames, tierOf } from '@cunkebao/shared/accounts';
import { momentOf, type Words } from '@cunkebao/shared/kernel';
import { wordsIn, type Ctx } from '../../kernel';
import type { Account, Pause } from './store';

/** 福满家小管家 A-0031 */
export const nameOf = (a: Account): string => `${a.nickname} ${a.id}`;

/** 48（警告） */
export function scoreOf(score: number, w: Words): string {
  const tier = tierNames(w)[tierOf(score)];
  return w(`${score}（${tier}）`, `${score} (${tier})`);
}

/** 福满家小管家 A-0031, or 3 个微信号. */
export const accountsText = (accounts: readonly Account[], w: Words): string =>
  accounts.length === 1 && accounts[0]
    ? nameOf(accounts[0])
    : w(`${accounts.length} 个微信号`, `${accounts.length} accounts`);

/** 加好友暂停到 03-03 09:00（频繁加人） */
export function pauseText(ctx: Ctx, p: Pause): string {
  const w = wordsIn(ctx);
  const scope = pauseScopeNames(w)[p.scope];
  const [until, reason] = [momentOf(p.until, ctx.tz), pauseReason(p.reason, w)];
  return w(`${scope}暂停到 ${until}（${reason}）`, `${scope} paused until ${until} (${reason})`);
}

/** A WeChat id is personal data: lists show its ends only. */
export function maskWechatId(id: string): string {
  return id.length <= 4 ? '****' : `${id.slice(0, 2)}****${id.slice(-2)}`;
}

export const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`);
