import { customerStageNames, customerStateNames } from '@cunkebao/shared/customers';
import { yuan } from '@cunkebao/shared/kernel';
import { wordsIn, type Ctx, type Row } from '../../kernel';
import { customerRow } from './customerRow';
import type { Customer } from './customerStore';

/** 张*（尾号 0417）成熟期·活跃，2 单 ¥398 */
export function customerText(ctx: Ctx, c: Customer): string {
  const row = customerRow(ctx, c);
  const w = wordsIn(ctx);
  const tail = row.phoneTail ? w(`（尾号 ${row.phoneTail}）`, ` (…${row.phoneTail}) `) : ' ';
  const sum = yuan(row.amountCents);
  const bought = row.orders > 0 ? w(`，${row.orders} 单 ${sum}`, `, orders ${row.orders}, ${sum}`) : '';
  const out = row.optedOut ? w('，已退订', ', opted out') : '';
  const [stage, state] = [customerStageNames(w)[row.stage], customerStateNames(w)[row.state]];
  return `${row.name}${tail}${stage}${w('·', ' · ')}${state}${bought}${out}`;
}

/** `#123` is what 第3个 stands for: a name may belong to several people. */
export const customerChoice = (ctx: Ctx, c: Customer): Row => ({
  id: `#${c.id}`,
  text: customerText(ctx, c),
});
