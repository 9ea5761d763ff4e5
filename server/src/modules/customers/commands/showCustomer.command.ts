import { customerShow } from '@cunkebao/shared/conversation';
import { momentOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, type Ctx, type Reply } from '../../../kernel';
import { searchCustomers, type Customer } from '../customerStore';
import { customerChoice, customerText } from '../customerWords';
import { tagNamesOf } from '../tagStore';

const input = z.object({ customer: z.string().trim().min(1).max(64) });
const MOST = 50;
const MOST_TAGS = 6;

export const showCustomer = command<z.infer<typeof input>>(customerShow, {
  async run(ctx, args) {
    const { customer: said } = input.parse(args);
    const found = await searchCustomers(ctx, { said }, MOST);
    const exact = found.filter((c) => c.name === said);
    const [one, ...others] = exact.length > 0 ? exact : found;
    if (!one)
      throw new Fault('notFound', '没有找到这位客户，可以说姓名、备注或手机尾号', { field: 'customer' });
    if (others.length === 0) return detail(ctx, one);
    const rows = [one, ...others].map((c) => customerChoice(ctx, c));
    return {
      headline: `有 ${rows.length} 位客户符合，是哪一位？例如「客户 第2个」`,
      list: { of: 'customer', rows },
    };
  },
});

async function detail(ctx: Ctx, c: Customer): Promise<Reply> {
  const tags = await tagNamesOf(ctx, c.id);
  const more = tags.length > MOST_TAGS ? ` 等 ${tags.length} 个` : '';
  const at = (moment: Date): string => momentOf(moment, ctx.tz);
  return {
    headline: customerText(ctx, c),
    lines: [
      `来自 ${c.channel ?? '未知渠道'}${c.region ? `，${c.region}` : ''}，${at(c.addedAt)} 添加`,
      c.accountId ? `归 ${c.accountId} 联系` : '还没有微信号联系',
      c.lastMessageAt ? `最近来消息 ${at(c.lastMessageAt)}` : '还没有来过消息',
      ...(c.lastOrderAt ? [`最近下单 ${at(c.lastOrderAt)}`] : []),
      tags.length > 0 ? `标签：${tags.slice(0, MOST_TAGS).join('、')}${more}` : '没有标签',
      ...(c.optedOutAt ? [`⚠️ ${at(c.optedOutAt)} 已退订，不再群发`] : []),
    ],
  };
}
