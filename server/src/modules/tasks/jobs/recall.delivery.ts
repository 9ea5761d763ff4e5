import { isOpen } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { delivery } from '../../../kernel';
import { actionOf } from '../ledgerStore';

/** Asks a phone not to begin an action it has. Best effort: what runs finishes, and its result is recorded as it is. */
export const recall = delivery({
  name: 'tasks.recall',
  queue: 'phones',
  data: z.object({ action: z.string() }),
  attempts: 1,

  async prepare(ctx, data) {
    const action = await actionOf(ctx, data.action);
    return action && isOpen(action.state) ? { deviceId: action.deviceId, action: action.id } : null;
  },
  send: (outside, a) =>
    outside.phones.deliver(a.deviceId, { t: 'stop', d: { action: a.action } }).catch(() => false),
  record: () => Promise.resolve(),
});
