import {
  checkRule,
  DEFAULT_RULES,
  LEVEL_SIGNS,
  rulesInForce,
  sayRule,
  type AlertRule,
} from '@cunkebao/shared/alerts';
import { alertRule } from '@cunkebao/shared/conversation';
import type { Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, wordsIn, type Ctx } from '../../../kernel';
import { dropRule, ownRules, saveRule } from '../ruleStore';

const input = z.object({
  comparison: z.object({
    field: z.string().max(40).nullable(),
    op: z.string().max(10),
    value: z.number(),
  }),
});
const rule = z.object({
  field: z.string(),
  op: z.enum(['<', '<=', '>', '>=']),
  value: z.number(),
  level: z.enum(['red', 'yellow', 'green']),
});
const receiptData = z.object({ field: z.string(), own: rule.nullable() });

/** 在线率低于85%告警: replaces the rule on that figure; undo brings back what stood before. */
export const setRule = command<z.input<typeof input>>(alertRule, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const { comparison } = input.parse(args);
    const { field } = comparison;
    if (field === null)
      throw new Fault(
        'invalid',
        w('哪个数字？例如「在线率低于85%告警」', 'Which figure? For example "alert rule online rate < 85%"'),
        { field: 'comparison' },
      );
    const checked = checkRule({ ...comparison, field }, w);
    if (!checked.ok) throw new Fault('invalid', checked.why, { field: 'comparison' });
    const all = await ownRules(ctx);
    const own = all.find((r) => r.field === field) ?? null;
    const before = own ?? DEFAULT_RULES.find((r) => r.field === field);
    if (before && same(before, checked.rule))
      return { headline: w('已经是这样：', 'So it is already: ') + said(before, w) };
    await saveRule(ctx, checked.rule);
    const summary = said(checked.rule, w);
    return {
      headline: `✅ ${summary}`,
      lines: [
        before ? w('之前是：', 'Before: ') + sayRule(before, w) : w('这是一条新规则', 'This is a new rule'),
        w('全部规则：', 'All rules:'),
        ...(await inForce(ctx, w)),
      ],
      receipt: { summary, data: { field, own } },
      changed: { before: before ?? null, after: checked.rule },
    };
  },

  async undo(ctx, receipt) {
    const w = wordsIn(ctx);
    const { field, own } = receiptData.parse(receipt.data);
    if (own) await saveRule(ctx, own);
    else await dropRule(ctx, field);
    const now = rulesInForce(await ownRules(ctx)).find((r) => r.field === field);
    return {
      headline: now ? w('现在是：', 'Now: ') + said(now, w) : w('这条规则没有了', 'The rule is gone'),
    };
  },
});

/** 设备在线率低于 90%时告警 */
const said = (rule: AlertRule, w: Words): string =>
  w(`${sayRule(rule, w)}时告警`, `Alert when ${sayRule(rule, w)}`);

const same = (a: AlertRule, b: AlertRule): boolean => a.op === b.op && a.value === b.value;

/** Two a line, so that all of them fit an answer. */
async function inForce(ctx: Ctx, w: Words): Promise<string[]> {
  const said = rulesInForce(await ownRules(ctx)).map((r) => `${LEVEL_SIGNS[r.level]} ${sayRule(r, w)}`);
  return Array.from({ length: Math.ceil(said.length / 2) }, (_, i) =>
    said.slice(i * 2, i * 2 + 2).join('　'),
  );
}
