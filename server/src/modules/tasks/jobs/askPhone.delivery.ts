import { ASK_SECONDS, isOpen } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { delivery } from '../../../kernel';
import { actionOf, noteAsked } from '../ledgerStore';

/** Asks a phone what became of an action. A question that gets lost is asked again when the lease is over. */
export const askPhone = delivery({
  name: 'tasks.ask',
  queue: 'phones',
  data: z.object({ action: z.string() }),
  attempts: 1,

  async prepare(ctx, data) {
    const action = await actionOf(ctx, data.action);
    if (!action) return null;
    if (isOpen(action.state))
      await noteAsked(ctx, action.id, new Date(ctx.now.getTime() + ASK_SECONDS * 1000));
    return { deviceId: action.deviceId, action: action.id };
  },
  send: (outside, a) =>
    outside.phones.deliver(a.deviceId, { t: 'ask', d: { action: a.action } }).catch(() => false),
  record(ctx, a, taken) {
    ctx.log.info({ area: 'tasks', verb: 'ask', ...a, taken }, 'phone asked');
    return Promise.resolve();
  },
});
