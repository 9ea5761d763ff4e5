import { alertAck } from '@cunkebao/shared/conversation';
import { clockOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, type Ctx, type Reply } from '../../../kernel';
import { nameOf } from '../../operators';
import { setAcked, type Alert } from '../alertStore';
import { actorOfTurn, findAlert, waitingAlerts } from '../findAlert';
import { tellListeners } from '../tell';
import { whichAlert } from '../whichAlert';
import { endText, nameOfAlert } from '../words';

const input = z.object({ alert: z.string().max(20).optional() });
const receiptData = z.object({ alert: z.string() });

/** 收到 takes the one alert that waits; 处理 AL-3 takes that one. The first who says so has it. */
export const ackAlert = command<z.input<typeof input>>(alertAck, {
  async run(ctx, args) {
    const { alert: said } = input.parse(args);
    if (said !== undefined) return ack(ctx, await findAlert(ctx, said));
    const waiting = await waitingAlerts(ctx, ['open']);
    const [only] = waiting;
    if (!only) return { headline: '没有等待处理的告警' };
    if (waiting.length > 1) return whichAlert(ctx, '收到的是哪一条？', waiting, (id) => `处理 ${id}`);
    return ack(ctx, await findAlert(ctx, only.id));
  },

  async undo(ctx, receipt) {
    const { alert: id } = receiptData.parse(receipt.data);
    const alert = await findAlert(ctx, id);
    if (alert.state !== 'acked' || alert.ackedBy !== actorOfTurn(ctx).userid)
      return { headline: `${id} 已经不在您手里了，没有改动` };
    await setAcked(ctx, id, null);
    await tellListeners(ctx, id, `free-${ctx.now.getTime()}`, {
      headline: `${id} 又没人处理了`,
      lines: [nameOfAlert(alert)],
      buttons: [{ text: '收到', say: `处理 ${id}`, style: 'primary' }],
    });
    return { headline: `${id} 又等人处理`, changed: { before: 'acked', after: 'open' } };
  },
});

async function ack(ctx: Ctx, alert: Alert): Promise<Reply> {
  const actor = actorOfTurn(ctx);
  if (alert.state === 'resolved')
    return { headline: `${alert.id} 已经结束`, lines: [nameOfAlert(alert), await endText(ctx, alert)] };
  if (alert.state === 'acked') {
    const at = clockOf(alert.ackedAt ?? ctx.now, ctx.tz);
    const who = alert.ackedBy === actor.userid ? '您' : await nameOf(ctx, alert.ackedBy ?? '');
    return { headline: `${alert.id} ${who}在 ${at} 已经认领`, lines: [nameOfAlert(alert)] };
  }
  await setAcked(ctx, alert.id, actor.userid);
  await tellListeners(ctx, alert.id, `ack-${ctx.now.getTime()}`, {
    headline: `👀 ${alert.id} ${actor.name} 在处理`,
    lines: [nameOfAlert(alert)],
  });
  return {
    headline: `👀 ${alert.id} 交给您了`,
    lines: [nameOfAlert(alert), `处理完说「${alert.id} 已解决」，可以加上原因`],
    buttons: [{ text: '已解决', say: `${alert.id} 已解决`, style: 'primary' }],
    receipt: { summary: `认领 ${alert.id}`, data: { alert: alert.id } },
    changed: { before: 'open', after: 'acked' },
  };
}
