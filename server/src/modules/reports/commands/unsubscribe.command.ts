import { reportUnsubscribe } from '@cunkebao/shared/conversation';
import { nextRun, parseCron } from '@cunkebao/shared/reports';
import type { Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, wordsIn, type Reply } from '../../../kernel';
import { addSubscription, removeSubscription, subscriptionsOf } from '../subscriptionStore';
import { KINDS, nameOfKind, REPORTS, type Kind } from '../kinds';
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
    const w = wordsIn(ctx);
    const { report } = input.parse(args);
    const userid = ctx.actor?.userid ?? '';
    const all = await subscriptionsOf(ctx, userid);
    const kinds = KINDS.filter((k) => all.some((s) => s.report === k));
    if (report === undefined && kinds.length > 1) return which(kinds, w);
    const kind = report ?? kinds[0] ?? 'daily';
    const { example } = REPORTS[kind];
    const name = nameOfKind(kind, w);
    const gone = all.filter((s) => s.report === kind);
    if (gone.length === 0)
      return {
        headline: w(`你没有订阅${name}`, `You have not subscribed to the ${name}`),
        buttons: [{ text: w(`订阅${name}`, 'Subscribe'), say: example.zh }],
      };
    for (const s of gone) await removeSubscription(ctx, s);
    const kept = gone.map(({ report, chat, cron, tz }) => ({ report, chat, cron, tz }));
    const summary = w(`退订${name}（${gone.length} 个）`, `unsubscribe ${name} (${gone.length})`);
    return {
      headline: w(`✅ 已${summary}`, `✅ Done: ${summary}`),
      lines: gone.slice(0, 8).map((s) => sayTimes(s, w)),
      buttons: [{ text: w('撤销', 'Undo'), say: '撤销' }],
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
    const w = wordsIn(ctx);
    return {
      headline: w('已撤销：', 'Taken back: ') + receipt.summary,
      lines: [w(`${gone.length} 个订阅恢复了`, `Subscriptions back: ${gone.length}`)],
    };
  },
});

const WHICH_EN: Record<Kind, string> = {
  daily: 'Daily',
  brief: 'Brief',
  weekly: 'Weekly',
  monthly: 'Monthly',
};

const which = (kinds: readonly Kind[], w: Words): Reply => ({
  headline: w('退订哪一种？', 'Unsubscribe from which?'),
  buttons: kinds.map((k) => {
    const say = `退订${REPORTS[k].name.zh}`;
    return { text: w(say, WHICH_EN[k]), say };
  }),
});
