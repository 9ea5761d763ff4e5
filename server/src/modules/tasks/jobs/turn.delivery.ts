import { z } from 'zod';
import { delivery, type Ctx, type Delivery } from '../../../kernel';
import { claim, type Turn } from '../claim';
import { hold } from '../hold';
import type { Waiting } from '../lineStore';

type Receipt = 'taken' | 'away' | 'unsure';

/**
 * Hands the next action to its phone (fleet.md §4, 5). The ledger says `sent` before anything leaves; if this process
 * dies on the way, the lease brings the action back and the phone is asked whether it ever saw it.
 */
export const turn: Delivery<{ action: string; epoch: number }, Turn, Receipt> = delivery({
  name: 'tasks.turn',
  queue: 'phones',
  data: z.object({ action: z.string(), epoch: z.number().int() }),
  attempts: 1,

  async prepare(ctx, data) {
    const claimed = await claim(ctx, data.action, data.epoch);
    if (claimed && 'instead' in claimed) enqueueTurn(ctx, claimed.instead);
    return claimed && 'turn' in claimed ? claimed.turn : null;
  },
  // When nobody knows whether the phone got it, nothing is concluded: the lease ends and the phone is asked.
  send: (outside, t): Promise<Receipt> =>
    outside.phones.deliver(t.deviceId, t.body).then(
      (taken) => (taken ? 'taken' : 'away'),
      () => 'unsure',
    ),
  async record(ctx, t, receipt) {
    if (receipt === 'away') await hold(ctx, t);
    ctx.log.info(
      { area: 'tasks', verb: 'turn', action: t.action, epoch: t.epoch, device: t.deviceId, receipt },
      'action handed over',
    );
  },
});

/** The key keeps one turn of an epoch in the queue; losing one is harmless, the reaper wakes the line again. */
export function enqueueTurn(ctx: Ctx, head: Waiting): void {
  ctx.enqueue(turn, { action: head.id, epoch: head.epoch }, { key: `${head.id}:${head.epoch}` });
}
