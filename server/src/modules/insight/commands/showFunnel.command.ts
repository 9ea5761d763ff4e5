import { funnelShow } from '@cunkebao/shared/conversation';
import type { FunnelReport, FunnelStep } from '@cunkebao/shared/insight';
import { z } from 'zod';
import type { Words } from '@cunkebao/shared/kernel';
import { command, wordsIn, type Ctx, type Reply } from '../../../kernel';
import { askedPeriod, whenSlot, type Period } from '../askedPeriod';
import { channelNamed } from '../channelNamed';
import { sayLastBusyDay } from '../emptiness';
import { funnelReportOf } from '../funnelOf';
import { funnelKey } from '../funnelImage';
import { sliceFor, type Slice } from '../slice';

const input = z.object({
  when: whenSlot,
  channel: z.string().max(40).optional(),
  funnel: z.enum(['acquisition', 'community']).default('acquisition'),
});

/** 本周漏斗 · 抖音A 近30天漏斗 */
export const showFunnel = command<z.input<typeof input>>(funnelShow, {
  async run(ctx, args) {
    const { when, channel, funnel } = input.parse(args);
    const period = askedPeriod(ctx, when, 'thisWeek');
    const from = channel === undefined ? undefined : await channelNamed(ctx, channel);
    const slice = sliceFor(ctx.actor, { channel: from });
    const w = wordsIn(ctx);
    const report = await funnelReportOf(ctx, funnel, period, slice, w);
    if (report.steps.every((s) => s.customers === 0)) return nobody(ctx, report, period, slice);
    return {
      ...words(report, w),
      image: { report: 'funnel', key: funnelKey(funnel, period, slice, w('zh', 'en')), alt: report.name },
    };
  },
});

/** An empty funnel is said, not drawn. */
async function nobody(ctx: Ctx, report: FunnelReport, period: Period, slice: Slice): Promise<Reply> {
  const w = wordsIn(ctx);
  const { buttons = [] } = words(report, w);
  const first = report.steps[0]?.name ?? '';
  return {
    headline: w(
      `${report.name}（${report.period}）还没有数据`,
      `${report.name} (${report.period}): no data yet`,
    ),
    lines: [
      w(`这段时间没有人走到「${first}」这一步`, `Nobody reached the step "${first}" in that time`),
      await sayLastBusyDay(ctx, period.days.at(-1) ?? '', slice, w),
    ],
    buttons,
  };
}

function words(report: FunnelReport, w: Words): Reply {
  const other = report.id === 'acquisition' ? '社群漏斗' : '获客漏斗';
  const otherName = w(other, report.id === 'acquisition' ? 'Community' : 'Acquire');
  const all = percent(report.conversion);
  const worst = report.worstStep;
  return {
    headline: w(
      `${report.name}（${report.period}）总转化 ${all}`,
      `${report.name} (${report.period}): overall conversion ${all}`,
    ),
    lines: [
      ...report.steps.map((s) => line(s, w)),
      ...(worst ? [w(`流失最多：${worst}这一步`, `Most are lost at: ${worst}`)] : []),
    ],
    buttons: [
      { text: otherName, say: `本周${other}` },
      { text: w('近30天漏斗', '30 days'), say: '近30天漏斗' },
      { text: w('日报', 'Daily'), say: '日报' },
    ],
    link: { text: w('查看漏斗', 'Open'), path: '/pages/insight/funnel/index' },
  };
}

function line(s: FunnelStep, w: Words): string {
  const people = w(`${s.name} ${s.customers} 人`, `${s.name} ${s.customers}`);
  if (s.ofPrevious === null && s.ofFirst === null) return people;
  const time = s.medianMinutes === null ? '' : w(' · 中位 ', ' · median ') + duration(s.medianMinutes, w);
  const step = percent(s.ofPrevious);
  return people + w(` · 步转化 ${step} · 流失 ${s.dropped}`, ` · step ${step} · lost ${s.dropped}`) + time;
}

const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`);

/** 5 分钟 · 3.2 小时 · 2.5 天 */
function duration(minutes: number, w: Words): string {
  if (minutes < 60) return w(`${minutes} 分钟`, `${minutes} min`);
  const [hours, days] = [(minutes / 60).toFixed(1), (minutes / 1440).toFixed(1)];
  return minutes < 48 * 60 ? w(`${hours} 小时`, `${hours} h`) : w(`${days} 天`, `${days} days`);
}
