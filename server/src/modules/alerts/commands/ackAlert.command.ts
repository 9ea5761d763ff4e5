import { alertAck } from '@cunkebao/shared/conversation';
import { clockOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, wordsIn, type Ctx, type Reply } from '../../../kernel';
import { nameOf } from '../../operators';
import { setAcked, type Alert } from '../alertStore';
import { actorOfTurn, findAlert, waitingAlerts } from '../findAlert';
import { tellListeners } from '../tell';
import { whichAlert } from '../whichAlert';
import { ackButton, endText, nameOfAlert, resolveButton } from '../words';

const input = z.object({ alert: z.string().max(20).optional() });
const receiptData = z.object({ alert: z.string() });

/** 收到 takes the one alert that waits; 处理 AL-3 takes that one. The first who says so has it. */
export const ackAlert = command<z.input<typeof input>>(alertAck, {
  async run(ctx, args) {
    const w = wordsIn(ctx);
    const { alert: said } = input.parse(args);
    if (said !== undefined) return ack(ctx, await findAlert(ctx, said));
    const waiting = await waitingAlerts(ctx, ['open']);
    const [only] = waiting;
    if (!only) return { headline: w('没有等待处理的告警', 'No alert waits for anybody') };
    if (waiting.length > 1)
      return whichAlert(ctx, w('收到的是哪一条？', 'Which one do you take?'), waiting, (id) => `处理 ${id}`);
    return ack(ctx, await findAlert(ctx, only.id));
  },

  async undo(ctx, receipt) {
    const w = wordsIn(ctx);
    const { alert: id } = receiptData.parse(receipt.data);
    const alert = await findAlert(ctx, id);
    if (alert.state !== 'acked' || alert.ackedBy !== actorOfTurn(ctx).userid)
      return {
        headline: w(`${id} 已经不在您手里了，没有改动`, `${id} is not yours any more; nothing changed`),
      };
    await setAcked(ctx, id, null);
    await tellListeners(ctx, id, `free-${ctx.now.getTime()}`, (w) => ({
      headline: w(`${id} 又没人处理了`, `Nobody is on ${id} any more`),
      lines: [nameOfAlert(alert, w)],
      buttons: [ackButton(id, w)],
    }));
    return {
      headline: w(`${id} 又等人处理`, `${id} waits for somebody again`),
      changed: { before: 'acked', after: 'open' },
    };
  },
});

async function ack(ctx: Ctx, alert: Alert): Promise<Reply> {
  const w = wordsIn(ctx);
  const actor = actorOfTurn(ctx);
  if (alert.state === 'resolved')
    return {
      headline: w(`${alert.id} 已经结束`, `${alert.id} is over`),
      lines: [nameOfAlert(alert, w), (await endText(ctx, alert))(w)],
    };
  if (alert.state === 'acked') {
    const at = clockOf(alert.ackedAt ?? ctx.now, ctx.tz);
    const mine = alert.ackedBy === actor.userid;
    const who = mine ? w('您', 'you') : await nameOf(ctx, alert.ackedBy ?? '');
    return {
      headline: w(`${alert.id} ${who}在 ${at} 已经认领`, `${alert.id} was taken by ${who} at ${at}`),
      lines: [nameOfAlert(alert, w)],
    };
  }
  await setAcked(ctx, alert.id, actor.userid);
  await tellListeners(ctx, alert.id, `ack-${ctx.now.getTime()}`, (w) => ({
    headline: w(`👀 ${alert.id} ${actor.name} 在处理`, `👀 ${actor.name} is on ${alert.id}`),
    lines: [nameOfAlert(alert, w)],
  }));
  return {
    headline: w(`👀 ${alert.id} 交给您了`, `👀 ${alert.id} is yours`),
    lines: [
      nameOfAlert(alert, w),
      w(
        `处理完说「${alert.id} 已解决」，可以加上原因`,
        `When it is done say "resolve ${alert.id}", with the reason if you like`,
      ),
    ],
    buttons: [{ ...resolveButton(alert.id, w), style: 'primary' }],
    receipt: { summary: w(`认领 ${alert.id}`, `take ${alert.id}`), data: { alert: alert.id } },
    changed: { before: 'open', after: 'acked' },
  };
}
