import { z } from 'zod';
import { delivery } from '../../../kernel';
import { deviceById } from '../deviceStore';

/** Closes the socket of a phone that was unbound or quarantined. It is shut out already: it cannot come back. */
export const dropSocket = delivery({
  name: 'fleet.dropSocket',
  queue: 'phones',
  data: z.object({ device: z.string() }),

  async prepare(ctx, { device }) {
    const d = await deviceById(ctx, device);
    const reason = d?.unboundAt ? 'unbound' : d?.quarantinedAt ? 'quarantined' : null;
    return reason && { device, reason };
  },
  send: (outside, { device, reason }) => outside.phones.drop(device, reason),
  record: () => Promise.resolve(),
});
