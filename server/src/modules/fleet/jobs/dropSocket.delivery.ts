import { z } from 'zod';
import { delivery } from '../../../kernel';
import { deviceById } from '../deviceStore';

/** Closes the socket of a phone that was unbound. Its key is gone already: it cannot come back. */
export const dropSocket = delivery({
  name: 'fleet.dropSocket',
  queue: 'phones',
  data: z.object({ device: z.string() }),

  async prepare(ctx, { device }) {
    const d = await deviceById(ctx, device);
    return d?.unboundAt ? { device } : null;
  },
  send: (outside, { device }) => outside.phones.drop(device, 'unbound'),
  record: () => Promise.resolve(),
});
