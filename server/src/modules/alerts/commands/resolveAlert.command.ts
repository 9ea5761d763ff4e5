import { alertResolve } from '@cunkebao/shared/conversation';
import type { Words } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, Fault, wordsIn, type Ctx, type Reply } from '../../../kernel';
import { lockAlert, reopen, setReason, setResolved, type Alert } from '../alertStore';
import { actorOfTurn, findAlert, waitingAlerts } from '../findAlert';
import { endQuiet, keepQuiet, subjectsOf } from '../subjectStore';
import { tellListeners } from '../tell';
import { whichAlert } from '../whichAlert';
import { alertButtons, endText, nameOfAlert, titleOf } from '../words';

const input = z.object({
  alert: z.string().max(20).optional(),
  text: z.string().trim().optional(),
});
const receiptData = z.object({ alert: z.string() });

/** Ended before it is over (the phone still charges): the same is not told of again for this long. */
const QUIET_MINUTES = 30;
const MOST = 300;

/** AL-3 已解决 换了充电线: ends it with who, when and why. Said again by the same person it adds the reason. */
export const resolveAlert = command<z.input<typeof input>>(alertResolve, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const { alert: said, text } = input.parse(args);
    if (text !== undefined && text.length > MOST)
      throw new Fault('invalid', w(`原因最多 ${MOST} 字`, `A reason has ${MOST} characters at most`), {
        field: 'text',
      });
    if (said === undefined) {
      const waiting = await waitingAlerts(ctx, ['open', 'acked']);
      if (waiting.length === 0) return { headline: w('没有要结束的告警', 'No alert to resolve') };
      return whichAlert(
        ctx,
        w('解决的是哪一条？', 'Which one is resolved?'),
        waiting,
        (id) => `${id} 已解决`,
      );
    }
    const alert = await findAlert(ctx, said);
    if (alert.state === 'resolved') return ended(ctx, alert, text);
    return resolve(ctx, alert, text ?? null);
  },

  async undo(ctx, receipt) {
    const w = wordsIn(ctx);
    const { alert: id } = receiptData.parse(receipt.data);
    const alert = await findAlert(ctx, id);
    if (alert.state !== 'resolved')
      return { headline: w(`${id} 没有结束，没有改动`, `${id} is not over; nothing changed`) };
    if (!(await reopen(ctx, alert)))
      return {
        headline: w(
          `${id} 的问题又响了一次，请看新的那条`,
          `What ${id} was about rang again: see the new one`,
        ),
      };
    await endQuiet(ctx, alert);
    await tellListeners(ctx, id, `again-${ctx.now.getTime()}`, (w) => ({
      headline: w(`${id} 重新打开`, `${id} is open again`),
      lines: [nameOfAlert(alert, w)],
      buttons: alertButtons(id, w),
    }));
    return {
      headline: w(`${id} 重新打开`, `${id} is open again`),
      changed: { before: 'resolved', after: 'open' },
    };
  },
});

async function resolve(ctx: Ctx, alert: Alert, reason: string | null): Promise<Reply> {
  const actor = actorOfTurn(ctx);
  await setResolved(ctx, alert.id, actor.userid, reason);
  const subjects = (await subjectsOf(ctx, [alert.id])).get(alert.id) ?? [];
  const until = new Date(ctx.now.getTime() + QUIET_MINUTES * 60_000);
  await keepQuiet(
    ctx,
    alert,
    subjects.map((s) => s.id),
    until,
  );
  const done = (await lockAlert(ctx, alert.id)) ?? alert;
  const end = await endText(ctx, done);
  const news = (w: Words): Reply => ({
    headline: w(`✅ ${alert.id} 已解决：`, `✅ ${alert.id} resolved: `) + titleOf(alert, w),
    lines: [end(w)],
  });
  await tellListeners(ctx, alert.id, `end-${ctx.now.getTime()}`, news);
  const w = wordsIn(ctx);
  const more = w(
    `想补上原因，说「${alert.id} 已解决 换了充电线」`,
    `To add the reason say for example "resolve ${alert.id} new cable"`,
  );
  return {
    ...news(w),
    lines: [end(w), ...(reason === null ? [more] : [])],
    receipt: { summary: w(`${alert.id} 标为已解决`, `resolve ${alert.id}`), data: { alert: alert.id } },
    changed: { before: alert.state, after: 'resolved' },
  };
}

/** Ended already: by himself and without a reason, it gets one. */
async function ended(ctx: Ctx, alert: Alert, text: string | undefined): Promise<Reply> {
  const w = wordsIn(ctx);
  const mine = alert.resolvedBy !== null && alert.resolvedBy === actorOfTurn(ctx).userid;
  if (!mine || text === undefined || alert.reason !== null)
    return {
      headline: w(`${alert.id} 已经结束`, `${alert.id} is over`),
      lines: [nameOfAlert(alert, w), (await endText(ctx, alert))(w)],
    };
  await setReason(ctx, alert.id, text);
  return {
    headline: w(`✅ ${alert.id} 的原因记下了`, `✅ The reason of ${alert.id} is kept`),
    lines: [(await endText(ctx, { ...alert, reason: text }))(w)],
    changed: { before: null, after: text },
  };
}
