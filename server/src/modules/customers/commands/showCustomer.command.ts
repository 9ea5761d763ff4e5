import { customerShow } from '@cunkebao/shared/conversation';
import { momentOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, wordsIn, type Ctx, type Reply } from '../../../kernel';
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
    const w = wordsIn(ctx);
    if (!one)
      throw new Fault(
        'notFound',
        w(
          '没有找到这位客户，可以说姓名、备注或手机尾号',
          'No such customer; say the name, the remark or the last digits of the phone number',
        ),
        { field: 'customer' },
      );
    if (others.length === 0) return detail(ctx, one);
    const rows = [one, ...others].map((c) => customerChoice(ctx, c));
    return {
      headline: w(
        `有 ${rows.length} 位客户符合，是哪一位？例如「客户 第2个」`,
        `${rows.length} customers fit, which one? For example "customer #2"`,
      ),
      list: { of: 'customer', rows },
    };
  },
});

async function detail(ctx: Ctx, c: Customer): Promise<Reply> {
  const tags = await tagNamesOf(ctx, c.id);
  const w = wordsIn(ctx);
  const more = tags.length > MOST_TAGS ? w(` 等 ${tags.length} 个`, `, ${tags.length} in all`) : '';
  const named = tags.slice(0, MOST_TAGS).join(w('、', ', '));
  const region = c.region ? w('，', ', ') + c.region : '';
  const from = (c.channel ?? w('未知渠道', 'an unknown channel')) + region;
  const at = (moment: Date): string => momentOf(moment, ctx.tz);
  return {
    headline: customerText(ctx, c),
    lines: [
      w(`来自 ${from}，${at(c.addedAt)} 添加`, `From ${from}, added ${at(c.addedAt)}`),
      c.accountId
        ? w(`归 ${c.accountId} 联系`, `In contact with ${c.accountId}`)
        : w('还没有微信号联系', 'In contact with no account yet'),
      c.lastMessageAt
        ? w('最近来消息 ', 'Last message ') + at(c.lastMessageAt)
        : w('还没有来过消息', 'No message yet'),
      ...(c.lastOrderAt ? [w('最近下单 ', 'Last order ') + at(c.lastOrderAt)] : []),
      tags.length > 0 ? `${w('标签：', 'Tags: ')}${named}${more}` : w('没有标签', 'No tags'),
      ...(c.optedOutAt
        ? [
            w(
              `⚠️ ${at(c.optedOutAt)} 已退订，不再群发`,
              `⚠️ Opted out ${at(c.optedOutAt)}, gets no more campaigns`,
            ),
          ]
        : []),
    ],
  };
}
