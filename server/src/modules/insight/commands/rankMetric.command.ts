import { metricRank } from '@cunkebao/shared/conversation';
import {
  breakdownNames,
  breakdownsOf,
  METRIC_IDS,
  metricOf,
  metricName,
  sayBreakdowns,
  sayValue,
  type Breakdown,
  type MetricId,
} from '@cunkebao/shared/insight';
import { z } from 'zod';
import type { Words } from '@cunkebao/shared/kernel';
import { command, Fault, wordsIn, type Ctx } from '../../../kernel';
import { nicknames } from '../../accounts';
import { namesOfDevices } from '../../fleet';
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
  number: z.number().default(10),
});
const MOST = 100;

const COLUMNS = { account: 'account', channel: 'channel', operator: 'member' } as const;

interface Ranked {
  id: string;
  value: number;
}

/** 本周加人最多的账号 · 成交金额最高的同事 · 在线率最低的设备 */
export const rankMetric = command<z.input<typeof input>>(metricRank, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const asked = input.safeParse(args);
    if (!asked.success)
      throw new Fault('invalid', w('没听懂这个排名', 'I did not get what should be ranked'));
    const { metric, order, when, number } = asked.data;
    checkNumber(number, w);
    const by = possible(metric, asked.data.by, w);
    const period = askedPeriod(ctx, when, 'thisWeek');
    const ranked = await rank(ctx, metric, by, period.days, order);
    const shown = ranked.slice(0, number);
    const names = await namesOf(
      ctx,
      by,
      shown.map((r) => r.id),
    );
    const rows = shown.map(({ id, value }) => ({
      id,
      text: `${names.get(id) ?? id} ${sayValue(metric, value)}`,
    }));
    const [name, what] = [metricName(metric, w), breakdownNames(w)[by]];
    const headline = w(
      `${name}${order === 'desc' ? '最多' : '最少'}的${what}（${period.name}）`,
      `${order === 'desc' ? 'Most' : 'Least'} ${name}: ${what} (${period.name})`,
    );
    const until = period.days.at(-1) ?? '';
    if (rows.length === 0)
      return {
        headline,
        lines: [
          w('这段时间还没有数据。', 'No data of that time yet. ') +
            (await sayLastBusyDay(ctx, until, sliceFor(ctx.actor), w)),
        ],
      };
    if (by === 'account' || by === 'device') return { headline, list: { of: by, rows } };
    return { headline, lines: rows.slice(0, 8).map((r, i) => `${i + 1}. ${r.text}`) };
  },
});

/** Without a word the first way this figure can be split; refuses the others with what is possible. */
function possible(metric: MetricId, by: z.infer<typeof input>['by'], w: Words): Breakdown {
  const known = breakdownsOf(metric);
  const asked = known.find((b) => b === (by ?? known[0]));
  if (asked) return asked;
  const [name, others] = [metricName(metric, w), sayBreakdowns(metric, w)];
  throw new Fault('invalid', w(`「${name}」可以按${others}排名`, `"${name}" can rank ${others}`), {
    field: 'by',
  });
}

function checkNumber(number: number, w: Words): void {
  if (!Number.isInteger(number))
    throw new Fault('invalid', w('前几名要是整数，例如「前 3 名」', 'How many must be a whole number'));
  if (number < 1) throw new Fault('invalid', w('至少看 1 名', 'At least 1'));
  if (number > MOST) throw new Fault('invalid', w('最多看前 100 名', 'At most 100'));
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
    throw new Fault(
      'forbidden',
      wordsIn(ctx)(
        '设备在线率只按全公司统计，您的数据范围看不到',
        'The online rate of devices is kept for the whole company only, which is beyond what you may see',
      ),
      { field: 'metric' },
    );
  return [...(await devicePresence(ctx, days))].map(([id, value]) => ({ id, value }));
}

/** People by their names; accounts and devices by id and name, so that both can be said. */
async function namesOf(ctx: Ctx, by: Breakdown, ids: readonly string[]): Promise<Map<string, string>> {
  if (by === 'operator') return new Map((await everybody(ctx)).map((o) => [o.userid, o.name]));
  if (by === 'account') return withIds(await nicknames(ctx, ids));
  return by === 'device' ? withIds(await namesOfDevices(ctx, ids)) : new Map<string, string>();
}

const withIds = (names: Map<string, string>): Map<string, string> =>
  new Map([...names].map(([id, name]) => [id, name === '' || name === id ? id : `${id} ${name}`]));
