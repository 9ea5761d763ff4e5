import { metricRank } from '@cunkebao/shared/conversation';
import {
  BREAKDOWN_NAMES,
  breakdownsOf,
  METRIC_IDS,
  metricOf,
  METRICS,
  sayBreakdowns,
  sayValue,
  type Breakdown,
  type MetricId,
} from '@cunkebao/shared/insight';
import { z } from 'zod';
import { command, Fault, type Ctx } from '../../../kernel';
import { everybody } from '../../operators';
import { askedPeriod, whenSlot } from '../askedPeriod';
import { sayLastBusyDay } from '../emptiness';
import { figuresBy } from '../figuresBy';
import { devicePresence } from '../presenceStore';
import { sliceFor } from '../slice';

const input = z.object({
  metric: z.enum(METRIC_IDS),
  by: z.enum(['account', 'channel', 'operator', 'device', 'customer']).optional(),
  order: z.enum(['desc', 'asc']).default('desc'),
  when: whenSlot,
  number: z
    .number()
    .int('前几名要是整数，例如「前 3 名」')
    .min(1, '至少看 1 名')
    .max(100, '最多看前 100 名')
    .default(10),
});

const COLUMNS = { account: 'account', channel: 'channel', operator: 'member' } as const;

interface Ranked {
  id: string;
  value: number;
}

/** 本周加人最多的账号 · 成交金额最高的同事 · 在线率最低的设备 */
export const rankMetric = command<z.input<typeof input>>(metricRank, {
  async run(ctx, args) {
    const asked = input.safeParse(args);
    if (!asked.success) throw new Fault('invalid', asked.error.issues[0]?.message ?? '没听懂这个排名');
    const { metric, order, when, number } = asked.data;
    const by = possible(metric, asked.data.by);
    const period = askedPeriod(ctx, when, 'thisWeek');
    const ranked = await rank(ctx, metric, by, period.days, order);
    const names = by === 'operator' ? await memberNames(ctx) : new Map<string, string>();
    const rows = ranked
      .slice(0, number)
      .map(({ id, value }) => ({ id, text: `${names.get(id) ?? id} ${sayValue(metric, value)}` }));
    const headline = `${METRICS[metric].name}${order === 'desc' ? '最多' : '最少'}的${BREAKDOWN_NAMES[by]}（${period.name}）`;
    const until = period.days.at(-1) ?? '';
    if (rows.length === 0)
      return {
        headline,
        lines: [`这段时间还没有数据。${await sayLastBusyDay(ctx, until, sliceFor(ctx.actor))}`],
      };
    if (by === 'account' || by === 'device') return { headline, list: { of: by, rows } };
    return { headline, lines: rows.slice(0, 8).map((r, i) => `${i + 1}. ${r.text}`) };
  },
});

/** Without a word the first way this figure can be split; refuses the others with what is possible. */
function possible(metric: MetricId, by: z.infer<typeof input>['by']): Breakdown {
  const known = breakdownsOf(metric);
  const asked = known.find((b) => b === (by ?? known[0]));
  if (asked) return asked;
  throw new Fault('invalid', `「${METRICS[metric].name}」可以按${sayBreakdowns(metric)}排名`, {
    field: 'by',
  });
}

async function rank(
  ctx: Ctx,
  metric: MetricId,
  by: Breakdown,
  days: readonly string[],
  order: 'asc' | 'desc',
): Promise<Ranked[]> {
  const sign = order === 'desc' ? -1 : 1;
  const all = by === 'device' ? await devices(ctx, days) : await slices(ctx, metric, COLUMNS[by], days);
  return all.sort((a, b) => sign * (a.value - b.value) || a.id.localeCompare(b.id));
}

async function slices(
  ctx: Ctx,
  metric: MetricId,
  by: (typeof COLUMNS)[keyof typeof COLUMNS],
  days: readonly string[],
): Promise<Ranked[]> {
  const all = await figuresBy(ctx, days, by, sliceFor(ctx.actor));
  return [...all].flatMap(([id, figures]) => {
    const value = metricOf(metric, figures);
    return id === '' || value === null ? [] : [{ id, value }];
  });
}

/** Presence is the company's: whoever sees only a part of it is told so. */
async function devices(ctx: Ctx, days: readonly string[]): Promise<Ranked[]> {
  if (ctx.actor && ctx.actor.scope !== 'company')
    throw new Fault('forbidden', '设备在线率只按全公司统计，您的数据范围看不到', { field: 'metric' });
  return [...(await devicePresence(ctx, days))].map(([id, value]) => ({ id, value }));
}

async function memberNames(ctx: Ctx): Promise<Map<string, string>> {
  return new Map((await everybody(ctx)).map((o) => [o.userid, o.name]));
}
