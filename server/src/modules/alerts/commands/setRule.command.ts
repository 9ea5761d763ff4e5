import {
  checkRule,
  DEFAULT_RULES,
  LEVEL_SIGNS,
  rulesInForce,
  sayRule,
  type AlertRule,
} from '@cunkebao/shared/alerts';
import { alertRule } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault, type Ctx } from '../../../kernel';
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
    const { comparison } = input.parse(args);
    const { field } = comparison;
    if (field === null)
      throw new Fault('invalid', '哪个数字？例如「在线率低于85%告警」', { field: 'comparison' });
    const checked = checkRule({ ...comparison, field });
    if (!checked.ok) throw new Fault('invalid', checked.why, { field: 'comparison' });
    const all = await ownRules(ctx);
    const own = all.find((r) => r.field === field) ?? null;
    const before = own ?? DEFAULT_RULES.find((r) => r.field === field);
    if (before && same(before, checked.rule)) return { headline: `已经是这样：${sayRule(before)}时告警` };
    await saveRule(ctx, checked.rule);
    const summary = `${sayRule(checked.rule)}时告警`;
    return {
      headline: `✅ ${summary}`,
      lines: [
        before ? `之前是：${sayRule(before)}` : '这是一条新规则',
        '全部规则：',
        ...(await inForce(ctx)),
      ],
      receipt: { summary, data: { field, own } },
      changed: { before: before ?? null, after: checked.rule },
    };
  },

  async undo(ctx, receipt) {
    const { field, own } = receiptData.parse(receipt.data);
    if (own) await saveRule(ctx, own);
    else await dropRule(ctx, field);
    const now = rulesInForce(await ownRules(ctx)).find((r) => r.field === field);
    return { headline: now ? `现在是：${sayRule(now)}时告警` : '这条规则没有了' };
  },
});

const same = (a: AlertRule, b: AlertRule): boolean => a.op === b.op && a.value === b.value;

/** Two a line, so that all of them fit an answer. */
async function inForce(ctx: Ctx): Promise<string[]> {
  const said = rulesInForce(await ownRules(ctx)).map((r) => `${LEVEL_SIGNS[r.level]} ${sayRule(r)}`);
  return Array.from({ length: Math.ceil(said.length / 2) }, (_, i) =>
    said.slice(i * 2, i * 2 + 2).join('　'),
  );
}
