import {
  funnelName,
  FUNNELS,
  stepName,
  funnelFold,
  worstStepOf,
  type FunnelId,
  type FunnelReport,
  type FunnelStep,
} from '@cunkebao/shared/insight';
import { wordsOf, type Words } from '@cunkebao/shared/kernel';
import type { Ctx } from '../../kernel';
import { eachFunnelRow } from './funnelStore';
import type { GroupSlice } from './slice';

/**
 * One funnel over those who began in [from, to); what they did later counts as long as the window is open. One
 * streamed query, folded row by row (stack.md §5).
 */
export async function funnelOf(
  ctx: Ctx,
  id: FunnelId,
  from: Date,
  to: Date,
  asked: GroupSlice = {},
): Promise<FunnelStep[]> {
  const funnel = FUNNELS[id];
  const fold = funnelFold(funnel, { from: from.getTime(), to: to.getTime() });
  const until = new Date(to.getTime() + funnel.windowDays * 86_400_000);
  const kinds = [...new Set(funnel.steps.map((s) => s.kind))];
  await eachFunnelRow(ctx, kinds, from, until, asked, (customer, kind, at) => fold.row(customer, kind, at));
  return fold.result();
}

/** The same with its names and the figures a headline needs: what chat, picture and mini-program show. */
export async function funnelReportOf(
  ctx: Ctx,
  id: FunnelId,
  period: { name: string; from: Date; to: Date },
  asked: GroupSlice = {},
  w: Words = wordsOf('zh'),
): Promise<FunnelReport> {
  const counted = await funnelOf(ctx, id, period.from, period.to, asked);
  const steps = counted.map((s) => ({ ...s, name: stepName(s, w) }));
  const name = funnelName(id, w);
  return {
    id,
    name: asked.channel ? `${asked.channel} ${name}` : name,
    period: period.name,
    from: period.from.toISOString(),
    to: period.to.toISOString(),
    steps,
    conversion: steps.at(-1)?.ofFirst ?? null,
    worstStep: worstStepOf(steps)?.name ?? null,
  };
}
