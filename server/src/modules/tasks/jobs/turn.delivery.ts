import { z } from 'zod';
import { delivery, type Ctx, type Delivery } from '../../../kernel';
import { claim, type Turn } from '../claim';
import { hold } from '../hold';

type Receipt = 'taken' | 'away' | 'unsure';

/** Phones whose lines are looked at together: one transaction takes an action out of each. */
const TOGETHER = 100;

/**
 * Hands the next actions to their phones (fleet.md §4, 3–5). The ledger says `sent` before anything leaves; if this
 * process dies on the way, the lease brings an action back and its phone is asked whether it ever saw it.
 */
export const turn: Delivery<{ devices: string[] }, Turn[], Receipt[]> = delivery({
  name: 'tasks.turn',
  queue: 'phones',
  data: z.object({ devices: z.array(z.string().max(16)).max(TOGETHER) }),
  attempts: 1,

  async prepare(ctx, { devices }) {
    const turns = await claim(ctx, devices);
    return turns.length > 0 ? turns : null;
  },
  // When nobody knows whether a phone got it, nothing is concluded: the lease ends and the phone is asked.
  send: (outside, turns) =>
    Promise.all(
      turns.map((t) =>
        outside.phones.deliver(t.deviceId, t.body).then(
          (taken): Receipt => (taken ? 'taken' : 'away'),
          (): Receipt => 'unsure',
        ),
      ),
    ),
  async record(ctx, turns, receipts) {
    for (const [i, t] of turns.entries()) if (receipts[i] === 'away') await hold(ctx, t);
    const handed = turns.map((t, i) => `${t.action}:${t.epoch} ${t.deviceId} ${receipts[i] ?? ''}`);
    ctx.log.info({ area: 'tasks', verb: 'turn', handed }, 'actions handed over');
  },
});

/** Has these lines looked at, now. Losing one is harmless: the pacer looks for lines nobody looks at. */
export function enqueueTurns(ctx: Ctx, deviceIds: readonly string[]): void {
  for (let i = 0; i < deviceIds.length; i += TOGETHER)
    ctx.enqueue(turn, { devices: deviceIds.slice(i, i + TOGETHER) });
}
