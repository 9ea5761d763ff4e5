import type { Ctx } from '../../kernel';

/** base 90 = 60 + alias 10 + friends 8 + two years 4 + 24 active days 8 (domain.md §2.1), on a clock in March 2026 */
const NINETY = {
  id: 'A-0031',
  device: 'D-012' as string | null,
  nickname: '会员管家',
  kind: 'business' as 'business' | 'persona',
  alias: true,
  team: '3组',
  operator: 'zhaoqi',
  friends: 1240,
  registeredAt: new Date('2023-09-01T00:00:00Z'),
  activeDays: 24,
  score: 90,
};

/** An account with a clean ledger. */
export async function anAccount(ctx: Ctx, given: Partial<typeof NINETY> = {}): Promise<string> {
  const a = { ...NINETY, ...given };
  await ctx.db.query(
    `INSERT INTO accounts (id, device_id, wechat_id, nickname, alias, kind, team, operator, friends, registered_at,
       active_days30, health_score, health_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[
        a.id,
        a.device,
        `wx_${a.id}`,
        a.nickname,
        a.alias ? `alias_${a.id}` : null,
        a.kind,
        a.team,
        a.operator,
      ],
      ...[a.friends, a.registeredAt, a.activeDays, a.score, ctx.now, ctx.now],
    ],
  );
  return a.id;
}
