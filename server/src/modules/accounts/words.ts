import {
  PENALTY_LEVELS,
  pauseReason,
  pauseScopeNames,
  penaltyNames,
  tierNames,
  tierOf,
  type PenaltyLevel,
} from '@cunkebao/shared/accounts';
import { momentOf, type Words } from '@cunkebao/shared/kernel';
import { wordsIn, type Ctx } from '../../kernel';
import type { Penalty } from './penaltyStore';
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
  const reason = pauseReason(p.reason, w);
  if (p.until.getUTCFullYear() >= 9999)
    return w(`${scope}已停（${reason}，永久）`, `${scope} stopped for good (${reason})`);
  const until = momentOf(p.until, ctx.tz);
  return w(`${scope}暂停到 ${until}（${reason}）`, `${scope} paused until ${until} (${reason})`);
}

/** The highest step of the ladder an account stands on now; undefined: none. */
export const levelInForce = (ctx: Ctx, all: readonly Penalty[]): PenaltyLevel | undefined => {
  const lasting = all.filter((p) => p.until === null || p.until > ctx.now);
  return PENALTY_LEVELS.findLast((l) => lasting.some((p) => p.level === l));
};

/** 处罚：限制群发，到 03-17 10:00，额度减半到 04-16 10:00; null when nothing has an effect. */
export function penaltyText(ctx: Ctx, all: readonly Penalty[]): string | null {
  const w = wordsIn(ctx);
  const level = levelInForce(ctx, all);
  const until = all.find((p) => p.level === level)?.until;
  const halved = Math.max(0, ...all.map((p) => p.halvedUntil?.getTime() ?? 0));
  const end = until ? w('到 ', 'until ') + momentOf(until, ctx.tz) : w('永久', 'for good');
  const half = momentOf(new Date(halved), ctx.tz);
  const parts = [
    ...(level ? [penaltyNames(w)[level], end] : []),
    ...(halved > ctx.now.getTime() ? [w(`额度减半到 ${half}`, `quotas halved until ${half}`)] : []),
  ];
  return parts.length > 0 ? `⚖️ ${w('处罚：', 'Penalty: ')}${parts.join(w('，', ', '))}` : null;
}

/** A WeChat id is personal data: lists show its ends only. */
export function maskWechatId(id: string): string {
  return id.length <= 4 ? '****' : `${id.slice(0, 2)}****${id.slice(-2)}`;
}

export const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`);
