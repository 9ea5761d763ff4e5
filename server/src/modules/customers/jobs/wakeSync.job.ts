import { dayOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { job, settings } from '../../../kernel';
import { lastWalkBegan, standingWalks } from '../syncStore';
import { beginWalks } from './beginWalks.delivery';
import { walkMember } from './walkMember.delivery';

const STANDS_SECONDS = 60;

/** Everything once a day, and walks that stand still go on. */
export const wakeSync = job({
  name: 'customers.wakeSync',
  queue: 'work',
  data: z.object({}),
  everySeconds: 60,

  async run(ctx) {
    for (const userid of await standingWalks(ctx, STANDS_SECONDS)) ctx.enqueue(walkMember, { userid });
    if (!settings().customerSync) return;
    const last = await lastWalkBegan(ctx);
    if (!last || dayOf(last, ctx.tz) !== dayOf(ctx.now, ctx.tz)) ctx.enqueue(beginWalks, {});
  },
});
