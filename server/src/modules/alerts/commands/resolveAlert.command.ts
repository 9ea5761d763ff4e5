import { alertResolve } from '@cunkebao/shared/conversation';
import { z } from 'zod';
import { command, Fault, type Ctx, type Reply } from '../../../kernel';
import { lockAlert, reopen, setReason, setResolved, type Alert } from '../alertStore';
import { actorOfTurn, findAlert, waitingAlerts } from '../findAlert';
import { endQuiet, keepQuiet, subjectsOf } from '../subjectStore';
import { tellListeners } from '../tell';
import { whichAlert } from '../whichAlert';
import { alertButtons, endText, nameOfAlert } from '../words';

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
    const { alert: said, text } = input.parse(args);
    if (text !== undefined && text.length > MOST)
      throw new Fault('invalid', `原因最多 ${MOST} 字`, { field: 'text' });
    if (said === undefined) {
      const waiting = await waitingAlerts(ctx, ['open', 'acked']);
      if (waiting.length === 0) return { headline: '没有要结束的告警' };
      return whichAlert(ctx, '解决的是哪一条？', waiting, (id) => `${id} 已解决`);
    }
    const alert = await findAlert(ctx, said);
    if (alert.state === 'resolved') return ended(ctx, alert, text);
    return resolve(ctx, alert, text ?? null);
  },

  async undo(ctx, receipt) {
    const { alert: id } = receiptData.parse(receipt.data);
    const alert = await findAlert(ctx, id);
    if (alert.state !== 'resolved') return { headline: `${id} 没有结束，没有改动` };
    if (!(await reopen(ctx, alert))) return { headline: `${id} 的问题又响了一次，请看新的那条` };
    await endQuiet(ctx, alert);
    await tellListeners(ctx, id, `again-${ctx.now.getTime()}`, {
      headline: `${id} 重新打开`,
      lines: [nameOfAlert(alert)],
      buttons: alertButtons(id),
    });
    return { headline: `${id} 重新打开`, changed: { before: 'resolved', after: 'open' } };
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
  await tellListeners(ctx, alert.id, `end-${ctx.now.getTime()}`, {
    headline: `✅ ${alert.id} 已解决：${alert.title}`,
    lines: [end],
  });
  return {
    headline: `✅ ${alert.id} 已解决：${alert.title}`,
    lines: [end, ...(reason === null ? [`想补上原因，说「${alert.id} 已解决 换了充电线」`] : [])],
    receipt: { summary: `${alert.id} 标为已解决`, data: { alert: alert.id } },
    changed: { before: alert.state, after: 'resolved' },
  };
}

/** Ended already: by himself and without a reason, it gets one. */
async function ended(ctx: Ctx, alert: Alert, text: string | undefined): Promise<Reply> {
  const mine = alert.resolvedBy !== null && alert.resolvedBy === actorOfTurn(ctx).userid;
  if (!mine || text === undefined || alert.reason !== null)
    return { headline: `${alert.id} 已经结束`, lines: [nameOfAlert(alert), await endText(ctx, alert)] };
  await setReason(ctx, alert.id, text);
  return {
    headline: `✅ ${alert.id} 的原因记下了`,
    lines: [await endText(ctx, { ...alert, reason: text })],
    changed: { before: null, after: text },
  };
}
