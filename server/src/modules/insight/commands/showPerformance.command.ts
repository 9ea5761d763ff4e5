import { performanceShow } from '@cunkebao/shared/conversation';
import {
  daysBefore,
  metricOf,
  metricName,
  sayChange,
  sayDays,
  sayValue,
  type Figures,
  type MetricId,
} from '@cunkebao/shared/insight';
import { z } from 'zod';
import type { Words } from '@cunkebao/shared/kernel';
import { command, Fault, wordsIn, type Ctx } from '../../../kernel';
import { nameOf } from '../../operators';
import { askedPeriod, whenSlot } from '../askedPeriod';
import { isEmpty, sayLastBusyDay } from '../emptiness';
import { figuresBy } from '../figuresBy';
import { figuresOf } from '../figuresOf';
import { memberNamed } from '../memberNamed';
import { sliceFor } from '../slice';

const input = z.object({ operator: z.string().max(64).optional(), when: whenSlot });

const SHOWN: readonly MetricId[] = [
  ...(['amountCents', 'deals', 'newFriends', 'qualifiedRate', 'consults'] as const),
  ...(['reached', 'conversion', 'replySlaMet'] as const),
];

/** 我的业绩 本月 · 小李 上周业绩: one person's figures against the time before, and the place among those visible. */
export const showPerformance = command<z.input<typeof input>>(performanceShow, {
  async run(ctx, args) {
    const { operator, when } = input.parse(args);
    const member = await memberNamed(ctx, operator ?? '我');
    const w = wordsIn(ctx);
    if (!member || !ctx.actor)
      throw new Fault('forbidden', w('只有同事有业绩', 'Only colleagues have a performance'));
    const period = askedPeriod(ctx, when, 'thisMonth');
    const slice = sliceFor(ctx.actor, { member });
    const before = daysBefore(period.days);
    const now = await figuresOf(ctx, period.days, slice);
    const then = await figuresOf(ctx, before, slice);
    const mine = member === ctx.actor.userid;
    const who = mine ? w('我', 'My') : await nameOf(ctx, member);
    const headline = w(
      `${who}的业绩（${period.name}）`,
      `${mine ? who : `${who}'s`} performance (${period.name})`,
    );
    const lines = isEmpty(now)
      ? [
          w('这段时间还没有归到名下的客户数据', 'No customer data of that time is booked to this name'),
          await sayLastBusyDay(ctx, period.days.at(-1) ?? '', slice, w),
        ]
      : [
          ...figureLines(now, then, w),
          w('对比 ', 'Against ') + sayDays(before, w),
          ...(await placeLine(ctx, member, period.days)),
        ];
    return {
      headline,
      lines,
      buttons: [
        { text: w('我的业绩 上月', 'Last month'), say: '我的业绩 上个月' },
        ...(ctx.actor.scope === 'own'
          ? []
          : [{ text: w('同事排行', 'Colleagues'), say: '成交金额最高的同事' }]),
      ],
    };
  },
});

/** Two a line: 成交金额 ¥12,300 ▲8% and 成交客户 9 持平. */
function figureLines(now: Figures, then: Figures, w: Words): string[] {
  const said = SHOWN.flatMap((id) => {
    const value = metricOf(id, now);
    if (value === null) return [];
    const change = sayChange(id, value, metricOf(id, then), w);
    return [`${metricName(id, w)} ${sayValue(id, value)}${change ? ` ${change}` : ''}`];
  });
  return said.flatMap((s, i) => (i % 2 === 0 ? [[s, said[i + 1]].filter(Boolean).join('　')] : []));
}

/** Where this person stands by what was sold; nobody sees the place among people he may not see. */
async function placeLine(ctx: Ctx, member: string, days: readonly string[]): Promise<string[]> {
  if (ctx.actor?.scope === 'own') return [];
  const all = await figuresBy(ctx, days, 'member', sliceFor(ctx.actor));
  const sold = [...all].filter(([id]) => id !== '').map(([id, f]) => ({ id, cents: f.amountCents }));
  const own = sold.find((s) => s.id === member);
  if (!own || sold.length < 2) return [];
  const place = sold.filter((s) => s.cents > own.cents).length + 1;
  return [
    wordsIn(ctx)(
      `成交金额排第 ${place}，共 ${sold.length} 人`,
      `Place ${place} of ${sold.length} by order amount`,
    ),
  ];
}
