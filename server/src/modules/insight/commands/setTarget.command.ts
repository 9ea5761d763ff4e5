import { targetSet } from '@cunkebao/shared/conversation';
import type { Words } from '@cunkebao/shared/kernel';
import {
  METRIC_IDS,
  metricName,
  METRICS,
  sayValue,
  type MetricId,
  type TargetGrain,
} from '@cunkebao/shared/insight';
import { z } from 'zod';
import { command, Fault, wordsIn } from '../../../kernel';
import { whenSlot, type When } from '../askedPeriod';
import { ownTarget, setTarget, targetsOf } from '../targetStore';

const input = z.object({ metric: z.enum(METRIC_IDS), number: z.number(), when: whenSlot });
const receiptData = z.object({
  metric: z.enum(METRIC_IDS),
  grain: z.enum(['day', 'month']),
  before: z.number().nullable(),
});

const GRAIN_NAMES: Record<TargetGrain, string> = { day: '日', month: '月' };
const GRAIN_NAMES_EN: typeof GRAIN_NAMES = { day: 'day', month: 'month' };
const MOST = 1_000_000_000;

const targetText = (metric: MetricId, grain: TargetGrain, w: Words): string =>
  w(
    `${metricName(metric, w)}${GRAIN_NAMES[grain]}目标`,
    `target of the ${GRAIN_NAMES_EN[grain]} for ${metricName(metric, w)}`,
  );

/** 目标 新增好友 120; with 本月 it is the month's target. Set again it is replaced; undo gives back what stood before. */
export const setTargetCommand = command<z.input<typeof input>>(targetSet, {
  async run(ctx, args) {
    const { metric, number, when } = input.parse(args);
    const w = wordsIn(ctx);
    const grain = grainOf(when, w);
    const value = valueOf(metric, number, w);
    const own = await ownTarget(ctx, metric, grain);
    const before = (await targetsOf(ctx, grain))[metric] ?? null;
    await setTarget(ctx, metric, grain, value);
    const what = targetText(metric, grain, w);
    const said = sayValue(metric, value);
    const summary = w(`${what}改为 ${said}`, `${what} set to ${said}`);
    return {
      headline: `✅ ${summary}`,
      lines: [w('之前是 ', 'It was ') + sayValue(metric, before)],
      buttons: [
        { text: w('撤销', 'Undo'), say: '撤销' },
        { text: w('日报', 'Daily'), say: '日报' },
      ],
      receipt: { summary, data: { metric, grain, before: own } },
      changed: { before, after: value },
    };
  },

  async undo(ctx, receipt) {
    const { metric, grain, before } = receiptData.parse(receipt.data);
    await setTarget(ctx, metric, grain, before);
    const now = (await targetsOf(ctx, grain))[metric] ?? null;
    const w = wordsIn(ctx);
    const [what, said] = [targetText(metric, grain, w), sayValue(metric, now)];
    return { headline: w(`已撤销：${what}恢复为 ${said}`, `${what} is ${said} again`) };
  },
});

/** People say yuan and percent; figures are cents and ten-thousandths. */
function valueOf(metric: MetricId, said: number, w: Words): number {
  const { unit } = METRICS[metric];
  const name = metricName(metric, w);
  const field = { field: 'number' };
  if (said < 0)
    throw new Fault('invalid', w(`${name}的目标不能是负数`, `A target for ${name} is not negative`), field);
  if (unit === 'percent') return percentOf(name, said, w);
  if (unit === 'count' && !Number.isInteger(said))
    throw new Fault('invalid', w(`${name}的目标要是整数`, `A target for ${name} is a whole number`), field);
  const value = Math.round(unit === 'yuan' ? said * 100 : said);
  if (value > MOST) throw new Fault('invalid', w('目标太大了', 'The target is too large'), field);
  return value;
}

/** 65% is read as 0.65, 65 stays 65; both mean the same. */
function percentOf(name: string, said: number, w: Words): number {
  const percent = said <= 1 ? said * 100 : said;
  if (percent > 100)
    throw new Fault(
      'invalid',
      w(
        `${name}的目标在 0 到 100% 之间，例如「目标 ${name} 60%」`,
        `A target for ${name} lies between 0 and 100%`,
      ),
      { field: 'number' },
    );
  return Math.round(percent * 100);
}

/** Targets stand for a day or a month; a week's are worked out from the day's. */
function grainOf(when: When, w: Words): TargetGrain {
  if (!when?.from || !when.to) return 'day';
  const days = (new Date(when.to).getTime() - new Date(when.from).getTime()) / DAY_MS;
  if (days <= 1) return 'day';
  if (days >= 28 && days <= 31) return 'month';
  throw new Fault(
    'invalid',
    w(
      '目标可以按天或按月定，例如「目标 新增好友 120」「本月目标 新增好友 3000」',
      'Targets are set for a day or a month',
    ),
    { field: 'when' },
  );
}

const DAY_MS = 86_400_000;
