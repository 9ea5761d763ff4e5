import {
  breakdownNames,
  breakdownsOf,
  metricName,
  sayBreakdowns,
  type Breakdown,
  type MetricId,
} from '@cunkebao/shared/insight';
import type { Words } from '@cunkebao/shared/kernel';
import { Fault, wordsIn, type Ctx } from '../../kernel';
import { findAccount } from '../accounts';
import { channelNamed } from './channelNamed';
import { memberNamed } from './memberNamed';
import { sliceFor, type Slice } from './slice';

interface Asked {
  channel?: string | undefined;
  account?: string | undefined;
  operator?: string | undefined;
}

/**
 * The part of the company one figure is asked of. Refuses what does not exist, what the asker may not see, and what
 * this figure knows nothing of, each time saying what is possible.
 */
export async function askedSlice(
  ctx: Ctx,
  metric: MetricId,
  asked: Asked,
): Promise<{ slice: Slice; of: string }> {
  for (const by of ['channel', 'account', 'operator'] as const)
    if (asked[by] !== undefined) refuseWhatIsNotBooked(metric, by, wordsIn(ctx));
  const account = asked.account === undefined ? undefined : (await findAccount(ctx, asked.account)).id;
  const channel = asked.channel === undefined ? undefined : await channelNamed(ctx, asked.channel);
  const member = await memberNamed(ctx, asked.operator);
  const slice = sliceFor(ctx.actor, { channel, account, member });
  refuseBeyondScope(ctx, metric, slice);
  return { slice, of: [channel, account, asked.operator].filter(Boolean).join(' ') };
}

function refuseWhatIsNotBooked(metric: MetricId, by: Breakdown, w: Words): void {
  if (breakdownsOf(metric).includes(by)) return;
  const [name, what, others] = [metricName(metric, w), breakdownNames(w)[by], sayBreakdowns(metric, w)];
  throw new Fault(
    'invalid',
    w(
      `「${name}」不分${what}统计，可以看全公司的，或按${others}排名`,
      `"${name}" is not kept by ${what}; ask for the whole company, or rank ${others}`,
    ),
    { field: by },
  );
}

/** Presence is kept of devices and accounts: who sees only some customers has no share in it. */
function refuseBeyondScope(ctx: Ctx, metric: MetricId, slice: Slice): void {
  if (!ctx.actor || ctx.actor.scope === 'company' || slice.account !== undefined) return;
  const known = breakdownsOf(metric);
  const team = ctx.actor.scope === 'team' && metric === 'momentsPublished';
  if (known.includes('operator') || team) return;
  const w = wordsIn(ctx);
  const name = metricName(metric, w);
  throw new Fault(
    'forbidden',
    w(
      `「${name}」只按全公司统计，您的数据范围看不到`,
      `"${name}" is kept for the whole company only, which is beyond what you may see`,
    ),
    { field: 'metric' },
  );
}
