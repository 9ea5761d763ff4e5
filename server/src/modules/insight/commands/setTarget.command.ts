import { targetSet } from '@cunkebao/shared/conversation';
import { METRIC_IDS, METRICS, sayValue, type MetricId, type TargetGrain } from '@cunkebao/shared/insight';
import { z } from 'zod';
import { command, Fault } from '../../../kernel';
import { whenSlot, type When } from '../askedPeriod';
import { ownTarget, setTarget, targetsOf } from '../targetStore';

const input = z.object({ metric: z.enum(METRIC_IDS), number: z.number(), when: whenSlot });
const receiptData = z.object({
  metric: z.enum(METRIC_IDS),
  grain: z.enum(['day', 'month']),
  before: z.number().nullable(),
});

const GRAIN_NAMES: Record<TargetGrain, string> = { day: '日', month: '月' };
const MOST = 1_000_000_000;

/** 目标 新增好友 120; with 本月 it is the month's target. Set again it is replaced; undo gives back what stood before. */
export const setTargetCommand = command<z.input<typeof input>>(targetSet, {
  async run(ctx, args) {
    const { metric, number, when } = input.parse(args);
    const grain = grainOf(when);
    const value = valueOf(metric, number);
    const own = await ownTarget(ctx, metric, grain);
    const before = (await targetsOf(ctx, grain))[metric] ?? null;
    await setTarget(ctx, metric, grain, value);
    const summary = `${METRICS[metric].name}${GRAIN_NAMES[grain]}目标改为 ${sayValue(metric, value)}`;
    return {
      headline: `✅ ${summary}`,
      lines: [`之前是 ${sayValue(metric, before)}`],
      buttons: [
        { text: '撤销', say: '撤销' },
        { text: '日报', say: '日报' },
      ],
      receipt: { summary, data: { metric, grain, before: own } },
      changed: { before, after: value },
    };
  },

  async undo(ctx, receipt) {
    const { metric, grain, before } = receiptData.parse(receipt.data);
    await setTarget(ctx, metric, grain, before);
    const now = (await targetsOf(ctx, grain))[metric] ?? null;
    return {
      headline: `已撤销：${METRICS[metric].name}${GRAIN_NAMES[grain]}目标恢复为 ${sayValue(metric, now)}`,
    };
  },
});

/** People say yuan and percent; figures are cents and ten-thousandths. */
function valueOf(metric: MetricId, said: number): number {
  const { unit, name } = METRICS[metric];
  if (said < 0) throw new Fault('invalid', `${name}的目标不能是负数`, { field: 'number' });
  if (unit === 'percent') return percentOf(name, said);
  if (unit === 'count' && !Number.isInteger(said))
    throw new Fault('invalid', `${name}的目标要是整数`, { field: 'number' });
  const value = Math.round(unit === 'yuan' ? said * 100 : said);
  if (value > MOST) throw new Fault('invalid', '目标太大了', { field: 'number' });
  return value;
}

/** 65% is read as 0.65, 65 stays 65; both mean the same. */
function percentOf(name: string, said: number): number {
  const percent = said <= 1 ? said * 100 : said;
  if (percent > 100)
    throw new Fault('invalid', `${name}的目标在 0 到 100% 之间，例如「目标 ${name} 60%」`, {
      field: 'number',
    });
  return Math.round(percent * 100);
}

/** Targets stand for a day or a month; a week's are worked out from the day's. */
function grainOf(when: When): TargetGrain {
  if (!when?.from || !when.to) return 'day';
  const days = (new Date(when.to).getTime() - new Date(when.from).getTime()) / DAY_MS;
  if (days <= 1) return 'day';
  if (days >= 28 && days <= 31) return 'month';
  throw new Fault('invalid', '目标可以按天或按月定，例如「目标 新增好友 120」「本月目标 新增好友 3000」', {
    field: 'when',
  });
}

const DAY_MS = 86_400_000;
