import { createHash } from 'node:crypto';
import { canonicalJson } from '@cunkebao/shared/dialogue';
import { waitText } from '@cunkebao/shared/tasks';
import { wordsIn, type Ctx, type Plan } from '../../kernel';
import { readParams } from './readParams';
import type { Draft, Plugin } from './plugin';

/** The dry run as the conversation shows and digests it. */
export async function preview<P>(ctx: Ctx, plugin: Plugin<P>, given: unknown): Promise<Plan> {
  const params = readParams(ctx, plugin, given);
  const draft = await plugin.draft(ctx, params);
  const w = wordsIn(ctx);
  const none = w(`${draft.title}：没有可以做的`, `${draft.title}: nothing can be done`);
  return {
    headline: draft.actions.length > 0 ? draft.title : none,
    lines: draft.actions.length > 0 ? draft.lines : [],
    targets: draft.actions.map((a, i) => ({ id: `${i}`, text: a.label ?? a.deviceId })),
    excluded: draft.leftOut.map((l, i) => ({
      id: `x${i}`,
      text: l.label ?? l.deviceId ?? '',
      reason: waitText(l.reason, w),
    })),
    reversible: true,
    effect: { params: given, digest: digestOf(draft) },
  };
}

/** What is confirmed: whom it reaches, from where and with what. When stands in the parameters; forecasts may differ. */
function digestOf(draft: Draft): string {
  const facts = {
    actions: draft.actions.map(({ deviceId, accountId, kind, args, customerId, purpose }) => [
      deviceId,
      accountId ?? null,
      kind,
      args ?? {},
      customerId ?? null,
      purpose ?? null,
    ]),
    leftOut: draft.leftOut.map((l) => [l.accountId ?? null, l.customerId ?? null]),
  };
  return createHash('sha256').update(canonicalJson(facts)).digest('hex');
}
