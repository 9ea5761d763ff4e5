import { CUSTOMER_STAGE_NAMES, CUSTOMER_STATE_NAMES } from '@cunkebao/shared/customers';
import { yuan } from '@cunkebao/shared/kernel';
import type { Ctx, Row } from '../../kernel';
import { customerRow } from './customerRow';
import type { Customer } from './customerStore';

/** 张*（尾号 0417）成熟期·活跃，2 单 ¥398 */
export function customerText(ctx: Ctx, c: Customer): string {
  const row = customerRow(ctx, c);
  const tail = row.phoneTail ? `（尾号 ${row.phoneTail}）` : ' ';
  const bought = row.orders > 0 ? `，${row.orders} 单 ${yuan(row.amountCents)}` : '';
  const out = row.optedOut ? '，已退订' : '';
  return `${row.name}${tail}${CUSTOMER_STAGE_NAMES[row.stage]}·${CUSTOMER_STATE_NAMES[row.state]}${bought}${out}`;
}

/** `#123` is what 第3个 stands for: a name may belong to several people. */
export const customerChoice = (ctx: Ctx, c: Customer): Row => ({
  id: `#${c.id}`,
  text: customerText(ctx, c),
});
