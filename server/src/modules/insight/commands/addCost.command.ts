import { costAdd } from '@cunkebao/shared/conversation';
import { costOf, daysOf, metricOf, monthOf, sayDays } from '@cunkebao/shared/insight';
import { dayOf, yuan } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, type Ctx } from '../../../kernel';
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
    const cents = amountOf(asked.money.cents);
    const label = asked.text?.trim() ?? '';
    if (label.length > LONGEST_LABEL)
      throw new Fault('invalid', `成本名称最多 ${LONGEST_LABEL} 个字，例如「广告」`, { field: 'text' });
    const days = costDays(ctx, asked.when);
    const [firstDay, lastDay] = [days[0] ?? '', days.at(-1) ?? ''];
    const channel = asked.channel ?? '';
    const id = await insertCost(ctx, { firstDay, lastDay, label, channel, cents });
    const summary = ['记成本', sayDays(days), channel, label, yuan(cents)].filter(Boolean).join(' ');
    return {
      headline: `✅ 已${summary}`,
      lines: await totals(ctx, firstDay),
      buttons: [
        { text: '撤销', say: '撤销' },
        { text: '月报', say: '月报' },
      ],
      receipt: { summary, data: { id } },
      changed: { before: null, after: { id, firstDay, lastDay, label, channel, cents } },
    };
  },

  async undo(ctx, receipt) {
    const { id } = receiptData.parse(receipt.data);
    const gone = await deleteCost(ctx, id);
    return {
      headline: gone ? `这笔成本已删除：${receipt.summary}` : '这笔成本之前已经删除了',
      changed: { before: { id }, after: null },
    };
  },
});

function amountOf(cents: number): number {
  if (!Number.isInteger(cents) || cents <= 0)
    throw new Fault('invalid', '金额要大于 0，例如「记成本 10月 广告 2万」', { field: 'money' });
  if (cents > MOST_CENTS) throw new Fault('invalid', `一笔最多 ${yuan(MOST_CENTS)}`, { field: 'money' });
  return cents;
}

/** Unlike a report a cost may reach to the end of the running month: an invoice covers all of it. */
function costDays(ctx: Ctx, when: When): string[] {
  const today = dayOf(ctx.now, ctx.tz);
  if (when?.at) return [dayOf(new Date(when.at), ctx.tz)];
  if (!when?.from || !when.to) return [today];
  const from = new Date(when.from);
  if (from > ctx.now)
    throw new Fault('invalid', '只能记已经开始的时间，例如「记成本 本月 广告 2万」', { field: 'when' });
  const days = daysOf(from, new Date(when.to), ctx.tz);
  if (days.length > MOST_DAYS) throw new Fault('invalid', '一笔成本最长一年', { field: 'when' });
  return days;
}

/** What that month has cost so far, and what a friend came to. */
async function totals(ctx: Ctx, day: string): Promise<string[]> {
  const month = monthOf(day);
  const sum = costOf(await costsIn(ctx, month), month);
  const figures = await figuresOf(ctx, month);
  const friends = metricOf('newFriends', figures) ?? 0;
  const name = `${Number(day.slice(5, 7))}月`;
  return [
    `${name}成本合计：${yuan(sum)}`,
    ...(friends > 0 ? [`${name}获客成本：${yuan(Math.round(sum / friends))}/人（新增好友 ${friends}）`] : []),
  ];
}
