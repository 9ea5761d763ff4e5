import { customerSearch } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import type { Words } from '@cunkebao/shared/kernel';
import { command, Fault, wordsIn } from '../../../kernel';
import { searchCustomers, type Wanted } from '../customerStore';
import { customerChoice } from '../customerWords';

const moment = z.iso.datetime({ offset: true });
const input = z.object({
  customer: z.string().trim().max(64).optional(),
  when: z.object({ from: moment, to: moment, at: moment }).partial().optional(),
  tag: z.string().max(40).optional(),
  audience: z.unknown().optional(),
  pool: z.unknown().optional(),
});

/** 高价值的客户: the simplest audience there is. */
const tagRule = z.strictObject({ field: z.literal('tag'), op: z.literal('has'), value: z.string().max(40) });

const MOST = 500;

export const searchCustomersCommand = command<z.input<typeof input>>(customerSearch, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const found = await searchCustomers(ctx, wantedOf(input.parse(args), w), MOST);
    if (found.length === 0)
      return {
        headline: w('没有找到客户', 'No customer found'),
        lines: [
          w(
            '可以说姓名、备注或手机尾号，例如「找客户 张三」',
            'Say the name, the remark or the last digits of the phone number',
          ),
        ],
      };
    const more =
      found.length === MOST
        ? w(`最近的 ${MOST} 位，说得细一点可以找到更多`, `the latest ${MOST}, say more to find others`)
        : w(`${found.length} 位`, `${found.length}`);
    return {
      headline: w(`找到客户 ${more}`, `Customers found: ${more}`),
      list: { of: 'customer', rows: found.map((c) => customerChoice(ctx, c)) },
    };
  },
});

function wantedOf({ customer, when, tag, audience, pool }: z.infer<typeof input>, w: Words): Wanted {
  const oneTag = tagRule.safeParse(audience);
  if ((audience !== undefined && !oneTag.success) || pool !== undefined)
    throw new Fault(
      'invalid',
      w(
        '找客户可以按姓名、备注、手机尾号、一个标签或添加时间，例如「昨天新增的客户」',
        'Customers are found by name, remark, last digits of the phone number, one tag or the day they came',
      ),
    );
  return {
    said: customer,
    tag: tag ?? oneTag.data?.value,
    from: when?.from ? new Date(when.from) : undefined,
    to: when?.to ? new Date(when.to) : undefined,
  };
}
