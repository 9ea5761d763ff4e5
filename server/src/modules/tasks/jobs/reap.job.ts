import { reapAction } from '@cunkebao/shared/tasks';
import { z } from 'zod';
import { job } from '../../../kernel';
import { conclude } from '../conclude';
import { overdueLeases, overdueWaiting } from '../lineStore';
import { askPhone } from './askPhone.delivery';

const MOST = 500;

/** The safety net of dispatch (fleet.md §4, 8): expires, asks, gives up. */
export const reap = job({
  name: 'tasks.reap',
  queue: 'phones',
  data: z.object({}),
  everySeconds: 5,

  async run(ctx) {
    const overdue = [...(await overdueWaiting(ctx, MOST)), ...(await overdueLeases(ctx, MOST))];
    for (const action of overdue) {
      const what = reapAction(action, ctx.now);
      if (what === 'expire') await conclude(ctx, action, 'expired');
      if (what === 'giveUp') await conclude(ctx, action, 'unknown');
      if (what === 'ask') ctx.enqueue(askPhone, { action: action.id }, { key: `ask:${action.id}` });
    }
  },
});
