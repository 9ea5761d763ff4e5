import { deviceLog } from '@cunkebao/shared/conversation';
import { momentOf } from '@cunkebao/shared/kernel';
import { z } from 'zod';
import { command, wordsIn } from '../../../kernel';
import { findDevice } from '../chooseDevices';
import { eventsOf } from '../eventStore';
import { eventText } from '../eventText';
import { nameOf } from '../words';

const moment = z.iso.datetime({ offset: true });
const input = z.object({
  device: z.string().max(40),
  when: z.object({ from: moment, to: moment }).partial().optional(),
});

const MOST = 500;

/** What happened on a device: its reports and its changes of state, newest first. */
export const showLog = command<z.infer<typeof input>>(deviceLog, {
  async run(ctx, args) {
    const asked = input.parse(args);
    const device = await findDevice(ctx, asked.device);
    const { from, to } = asked.when ?? {};
    const period = from && to ? { from: new Date(from), to: new Date(to) } : undefined;
    const events = await eventsOf(ctx, device.id, MOST, period);
    const w = wordsIn(ctx);
    const span = period
      ? momentOf(period.from, ctx.tz) + w(' 到 ', ' to ') + momentOf(period.to, ctx.tz)
      : w('最近', 'lately');
    const name = nameOf(device);
    if (events.length === 0)
      return { headline: w(`${name} ${span} 没有记录`, `${name} ${span}: nothing recorded`) };
    return {
      headline: w(`${name} ${span}的记录 ${events.length} 条`, `${name} ${span}: ${events.length} records`),
      list: {
        of: 'device',
        rows: events.map((e) => ({ id: device.id, text: `${momentOf(e.at, ctx.tz)} ${eventText(e, w)}` })),
      },
    };
  },
});
