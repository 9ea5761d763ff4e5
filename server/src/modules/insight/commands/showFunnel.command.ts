import { funnelShow } from '@cunkebao/shared/conversation';
import type { FunnelReport, FunnelStep } from '@cunkebao/shared/insight';
import { z } from 'zod';
import { command, type Ctx, type Reply } from '../../../kernel';
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
    const report = await funnelReportOf(ctx, funnel, period, slice);
    if (report.steps.every((s) => s.customers === 0)) return nobody(ctx, report, period, slice);
    return {
      ...words(report),
      image: { report: 'funnel', key: funnelKey(funnel, period, slice), alt: report.name },
    };
  },
});

/** An empty funnel is said, not drawn. */
async function nobody(ctx: Ctx, report: FunnelReport, period: Period, slice: Slice): Promise<Reply> {
  const { buttons = [] } = words(report);
  return {
    headline: `${report.name}（${report.period}）还没有数据`,
    lines: [
      `这段时间没有人走到「${report.steps[0]?.name ?? ''}」这一步`,
      await sayLastBusyDay(ctx, period.days.at(-1) ?? '', slice),
    ],
    buttons,
  };
}

function words(report: FunnelReport): Reply {
  const other = report.id === 'acquisition' ? '社群漏斗' : '获客漏斗';
  return {
    headline: `${report.name}（${report.period}）总转化 ${percent(report.conversion)}`,
    lines: [...report.steps.map(line), ...(report.worstStep ? [`流失最多：${report.worstStep}这一步`] : [])],
    buttons: [
      { text: other, say: `本周${other}` },
      { text: '近30天漏斗', say: '近30天漏斗' },
      { text: '日报', say: '日报' },
    ],
    link: { text: '查看漏斗', path: '/pages/insight/funnel/index' },
  };
}

function line(s: FunnelStep): string {
  if (s.ofPrevious === null && s.ofFirst === null) return `${s.name} ${s.customers} 人`;
  const time = s.medianMinutes === null ? '' : ` · 中位 ${duration(s.medianMinutes)}`;
  return `${s.name} ${s.customers} 人 · 步转化 ${percent(s.ofPrevious)} · 流失 ${s.dropped}${time}`;
}

const percent = (share: number | null): string => (share === null ? '—' : `${(share * 100).toFixed(1)}%`);

/** 5 分钟 · 3.2 小时 · 2.5 天 */
function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} 分钟`;
  if (minutes < 48 * 60) return `${(minutes / 60).toFixed(1)} 小时`;
  return `${(minutes / 1440).toFixed(1)} 天`;
}
