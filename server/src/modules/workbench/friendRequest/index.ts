import type { Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { wordsIn } from '../../../kernel';
import { workersFor, type Worker } from '../../accounts';
import { markLeads } from '../../customers';
import type { ActionWanted, LeftOut } from '../../tasks';
import { perFriend } from '../perFriend';
import { definePlugin } from '../plugin';
import { account, whom } from '../whom';

const params = z.strictObject({
  audience: whom.audience,
  customers: whom.customers,
  at: whom.at,
  account,
  greeting: z.string({ error: '请写验证语' }).trim().min(1, '请写验证语').max(50, '验证语最多 50 字'),
});
type Params = z.infer<typeof params>;

/**
 * Friend requests of one account to leads. The day's quota follows the account's tier; in 警告 (30–49) the order is one
 * batch that an operator has confirmed, and no longer than a day's quota (domain.md §2.1).
 */
export const friendRequest = definePlugin<Params>({
  name: 'friend.request',
  title: { zh: '加好友', en: 'Friend requests' },
  params,

  async draft(ctx, asked) {
    const [worker] = await workersFor(ctx, { account: asked.account });
    const limit = worker?.quotas.add.limit ?? 0;
    const batch = worker?.asksForAdds ? limit : null;
    const confirmed = batch === null ? {} : { confirmedInWarning: true };
    const found = await perFriend(ctx, asked, {
      kind: 'addFriend',
      purpose: 'notice',
      quota: 'add',
      secondsEach: 3600 / Math.max(1, Math.ceil(limit / 6)),
      strangers: true,
      each: () => [{ args: { greeting: asked.greeting, ...confirmed } }],
    });
    const actions = found.actions.slice(0, batch ?? undefined);
    const n = actions.length;
    const w = wordsIn(ctx);
    return {
      title: w(`用 ${asked.account} 加 ${n} 位好友`, `${asked.account} adds ${n} people`),
      lines: [...(worker && batch !== null ? [warningLine(worker, batch, w)] : []), ...found.lines],
      actions,
      leftOut: [...found.leftOut, ...found.actions.slice(n).map((a) => nextBatch(a, n))],
    };
  },

  ordered: (ctx, _task, draft) =>
    markLeads(
      ctx,
      draft.actions.flatMap((a) => (a.customerId ? [a.customerId] : [])),
      'adding',
    ),
});

const warningLine = ({ id, healthScore }: Worker, batch: number, w: Words): string =>
  w(
    `${id} 健康分 ${healthScore}（警告），一批最多 ${batch} 人，每批都要确认`,
    `${id} has health ${healthScore} (warning): at most ${batch} a batch, each confirmed`,
  );

const nextBatch = (a: ActionWanted, batch: number): LeftOut => ({
  ...{ kind: a.kind, deviceId: a.deviceId, label: a.label ?? null, customerId: a.customerId ?? null },
  ...(a.accountId ? { accountId: a.accountId } : {}),
  reason: `警告档一批最多 ${batch} 人，下一批要另行确认`,
});
