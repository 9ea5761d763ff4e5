import { dayOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { job } from '../../../kernel';
import { accountsOnDevices } from '../../accounts';
import { reachOfAll } from '../../fleet';
import { addSamples, claimSample, forgetSamples, type Seen } from '../presenceStore';

const EVERY_SECONDS = 600;
const KEEP_MS = 3 * 86_400_000;

/**
 * Looks every ten minutes which phones and accounts are online: online rates are the share of such looks. A slot is
 * looked at once, however many servers run; a slot nobody looked at (downtime) counts for nothing.
 */
export const samplePresence = job({
  name: 'insight.samplePresence',
  queue: 'work',
  data: z.object({}),
  everySeconds: EVERY_SECONDS,
  async run(ctx) {
    const ms = EVERY_SECONDS * 1000;
    const slot = new Date(Math.floor(ctx.now.getTime() / ms) * ms);
    if (!(await claimSample(ctx, slot))) return;
    const devices = await reachOfAll(ctx);
    const carried = await accountsOnDevices(
      ctx,
      devices.map((d) => d.id),
    );
    const seen = devices.flatMap((d): Seen[] => {
      const account = carried.get(d.id);
      const device: Seen = { subject: 'device', id: d.id, online: d.online, health: null };
      return account
        ? [device, { subject: 'account', id: account.id, online: d.online, health: account.healthScore }]
        : [device];
    });
    await addSamples(ctx, dayOf(ctx.now, ctx.tz), seen);
    await forgetSamples(ctx, new Date(ctx.now.getTime() - KEEP_MS));
  },
});
