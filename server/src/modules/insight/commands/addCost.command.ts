import { costAdd } from '@cunkebao/shared/conversation';
import { costOf, daysOf, metricOf, monthOf, sayDays } from '@cunkebao/shared/insight';
import { dayOf, yuan, type Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, wordsIn, type Ctx } from '../../../kernel';
import { whenSlot, type When } from '../askedPeriod';
import { costsIn, deleteCost, insertCost } from '../costStore';
import { figuresOf } from '../figuresOf';

const input = z.object({
  money: z.object({ cents: z.number() }),
  text: z.string().max(200).optional(),
  when: whenSlot,
  channel: z.string().max(40).optional(),
});
const receiptData = z.object({ id: z.string() });

const MOST_CENTS = 10_000_000_000;
const MOST_DAYS = 366;
const LONGEST_LABEL = 40;

/** 记成本 10月 广告 2万. Without a time it is today's; said again it is another cost, 撤销 takes it back. */
export const addCost = command<z.input<typeof input>>(costAdd, {
  async run(ctx, args) {
    const asked = input.parse(args);
    const w = wordsIn(ctx);
    const cents = amountOf(asked.money.cents, w);
    const label = asked.text?.trim() ?? '';
    if (label.length > LONGEST_LABEL)
      throw new Fault(
        'invalid',
        w(
          `成本名称最多 ${LONGEST_LABEL} 个字，例如「广告」`,
          `The name of a cost has ${LONGEST_LABEL} characters at most`,
        ),
        { field: 'text' },
      );
    const days = costDays(ctx, asked.when);
    const [firstDay, lastDay] = [days[0] ?? '', days.at(-1) ?? ''];
    const channel = asked.channel ?? '';
    const id = await insertCost(ctx, { firstDay, lastDay, label, channel, cents });
    const what = [sayDays(days, w), channel, label, yuan(cents)].filter(Boolean).join(' ');
    const summary = w(`记成本 ${what}`, `Cost noted: ${what}`);
    return {
      headline: w('✅ 已', '✅ ') + summary,
      lines: await totals(ctx, firstDay),
      buttons: [
        { text: w('撤销', 'Undo'), say: '撤销' },
        { text: w('月报', 'Monthly'), say: '月报' },
      ],
      receipt: { summary, data: { id } },
      changed: { before: null, after: { id, firstDay, lastDay, label, channel, cents } },
    };
  },

  async undo(ctx, receipt) {
    const { id } = receiptData.parse(receipt.data);
    const gone = await deleteCost(ctx, id);
    return {
      headline: gone
        ? wordsIn(ctx)(`这笔成本已删除：${receipt.summary}`, `This cost is deleted: ${receipt.summary}`)
        : wordsIn(ctx)('这笔成本之前已经删除了', 'This cost was deleted before'),
      changed: { before: { id }, after: null },
    };
  },
});

function amountOf(cents: number, w: Words): number {
  const field = { field: 'money' };
  if (!Number.isInteger(cents) || cents <= 0)
    throw new Fault(
      'invalid',
      w('金额要大于 0，例如「记成本 10月 广告 2万」', 'The amount must be more than 0'),
      field,
    );
  if (cents > MOST_CENTS)
    throw new Fault('invalid', w(`一笔最多 ${yuan(MOST_CENTS)}`, `${yuan(MOST_CENTS)} at most`), field);
  return cents;
}

/** Unlike a report a cost may reach to the end of the running month: an invoice covers all of it. */
function costDays(ctx: Ctx, when: When): string[] {
  const today = dayOf(ctx.now, ctx.tz);
  if (when?.at) return [dayOf(new Date(when.at), ctx.tz)];
  if (!when?.from || !when.to) return [today];
  const w = wordsIn(ctx);
  const from = new Date(when.from);
  if (from > ctx.now)
    throw new Fault(
      'invalid',
      w('只能记已经开始的时间，例如「记成本 本月 广告 2万」', 'Only a time that has begun can have a cost'),
      { field: 'when' },
    );
  const days = daysOf(from, new Date(when.to), ctx.tz);
  if (days.length > MOST_DAYS)
    throw new Fault('invalid', w('一笔成本最长一年', 'One cost covers a year at most'), { field: 'when' });
  return days;
}

/** What that month has cost so far, and what a friend came to. */
async function totals(ctx: Ctx, day: string): Promise<string[]> {
  const month = monthOf(day);
  const sum = costOf(await costsIn(ctx, month), month);
  const figures = await figuresOf(ctx, month);
  const friends = metricOf('newFriends', figures) ?? 0;
  const w = wordsIn(ctx);
  const name = w(`${Number(day.slice(5, 7))}月`, day.slice(0, 7));
  const each = friends > 0 ? yuan(Math.round(sum / friends)) : null;
  return [
    w(`${name}成本合计：${yuan(sum)}`, `Costs of ${name}: ${yuan(sum)}`),
    ...(each === null
      ? []
      : [
          w(
            `${name}获客成本：${each}/人（新增好友 ${friends}）`,
            `Cost of a new friend in ${name}: ${each} (new friends ${friends})`,
          ),
        ]),
  ];
}
