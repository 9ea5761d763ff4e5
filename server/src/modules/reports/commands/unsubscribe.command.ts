import { reportUnsubscribe } from '@cunkebao/shared/conversation';
import { nextRun, parseCron } from '@cunkebao/shared/reports';
import { z } from 'zod';
import { command, type Reply } from '../../../kernel';
import { addSubscription, removeSubscription, subscriptionsOf } from '../subscriptionStore';
import { KINDS, REPORTS, type Kind } from '../kinds';
import { sayTimes } from '../saySubscription';

const input = z.object({ report: z.enum(KINDS).optional() });
const receiptData = z.object({
  userid: z.string(),
  gone: z.array(
    z.object({ report: z.string(), chat: z.string().default(''), cron: z.string(), tz: z.string() }),
  ),
});

/**
 * 退订日报: all of this person's subscriptions of the report; without a report that is the only kind he has, or a
 * question. Said again it finds nothing to do.
 */
export const unsubscribe = command<z.input<typeof input>>(reportUnsubscribe, {
  async run(ctx, args) {
    const { report } = input.parse(args);
    const userid = ctx.actor?.userid ?? '';
    const all = await subscriptionsOf(ctx, userid);
    const kinds = KINDS.filter((k) => all.some((s) => s.report === k));
    if (report === undefined && kinds.length > 1) return which(kinds);
    const kind = report ?? kinds[0] ?? 'daily';
    const { name, example } = REPORTS[kind];
    const gone = all.filter((s) => s.report === kind);
    if (gone.length === 0)
      return { headline: `你没有订阅${name}`, buttons: [{ text: `订阅${name}`, say: example }] };
    for (const s of gone) await removeSubscription(ctx, s);
    const kept = gone.map(({ report, chat, cron, tz }) => ({ report, chat, cron, tz }));
    const summary = `退订${name}（${gone.length} 个）`;
    return {
      headline: `✅ 已${summary}`,
      lines: gone.slice(0, 8).map(sayTimes),
      buttons: [{ text: '撤销', say: '撤销' }],
      receipt: { summary, data: { userid, gone: kept } },
      changed: { before: kept, after: null },
    };
  },

  async undo(ctx, receipt) {
    const { userid, gone } = receiptData.parse(receipt.data);
    for (const s of gone) {
      const cron = parseCron(s.cron);
      const nextRunAt = cron && nextRun(cron, s.tz, ctx.now);
      if (nextRunAt) await addSubscription(ctx, { ...s, userid, nextRunAt });
    }
    return { headline: `已撤销：${receipt.summary}`, lines: [`${gone.length} 个订阅恢复了`] };
  },
});

const which = (kinds: readonly Kind[]): Reply => ({
  headline: '退订哪一种？',
  buttons: kinds.map((k) => ({ text: `退订${REPORTS[k].name}`, say: `退订${REPORTS[k].name}` })),
});
