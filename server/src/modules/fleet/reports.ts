import type { PhoneReport } from '../../kernel';
import { rekey } from './rekey';
import { storeEvent } from './storeEvent';

const FUTURE_MS = 10 * 60_000;

/** What phones report on their own (fleet.md §2, evt): kept under the phone's own ref, so a repeat changes nothing. */
export const reports: readonly PhoneReport[] = [
  {
    type: 'rekey',
    handle: async (ctx, device, body) => {
      if (body.t === 'rekey') await rekey(ctx, device.id, body.d);
    },
  },
  {
    type: 'evt',
    async handle(ctx, device, body) {
      if (body.t !== 'evt') return;
      const { ref, kind, at, account, data } = body.d;
      // A phone's clock may run ahead; what it reports has happened by now.
      const happenedAt = new Date(Math.min(at, ctx.now.getTime() + FUTURE_MS));
      await storeEvent(ctx, device.id, {
        ref,
        kind,
        at: happenedAt,
        accountId: account ?? null,
        data: data ?? null,
      });
    },
  },
];
