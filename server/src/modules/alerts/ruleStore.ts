import type { AlertRule } from '@cunkebao/shared/alerts';
import type { Ctx } from '../../kernel';

/** The rules people set; fields without one have their default. */
export async function ownRules(ctx: Ctx): Promise<AlertRule[]> {
  return ctx.db.query('SELECT field, op, threshold value, level FROM alert_rules ORDER BY field');
}

export async function saveRule(ctx: Ctx, rule: AlertRule): Promise<void> {
  await ctx.db.query(
    `INSERT INTO alert_rules (field, op, threshold, level, changed_by, changed_at) VALUES (?, ?, ?, ?, ?, ?)
      ON DUPLICATE KEY UPDATE op = VALUES(op), threshold = VALUES(threshold), level = VALUES(level),
        changed_by = VALUES(changed_by), changed_at = VALUES(changed_at)`,
    [rule.field, rule.op, rule.value, rule.level, ctx.actor?.userid ?? null, ctx.now],
  );
}

/** Back to the default, or to no rule where there is none. */
export async function dropRule(ctx: Ctx, field: string): Promise<void> {
  await ctx.db.query('DELETE FROM alert_rules WHERE field = ?', [field]);
}
