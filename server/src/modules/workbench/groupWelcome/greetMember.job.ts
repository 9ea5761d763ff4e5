import { maskName } from '@cunkebao/shared/customers';
import { z } from 'zod';
import { job } from '../../../kernel';
import { isOwnWechat } from '../../accounts';
import { deviceEventOf } from '../../fleet';
import { addActions } from '../../tasks';
import { currentWelcome, noteGreeting } from './welcomeStore';

/** What a phone tells of somebody who joined a group. */
const joined = z.object({
  customer: z.string().min(1).max(64),
  group: z.string().trim().min(1).max(64),
  nickname: z.string().max(64).optional(),
});

const VALID_MS = 12 * 3_600_000;

/**
 * Somebody joined a group of ours: he is greeted once, by the account that saw it, however many accounts report him and
 * however often. Nobody is greeted for what happened before the text was set, or half a day ago.
 */
export const greetMember = job({
  name: 'workbench.greetMember',
  queue: 'work',
  data: z.object({ id: z.string() }),
  async run(ctx, { id }) {
    const event = await deviceEventOf(ctx, id);
    if (event?.kind !== 'groupJoin' || !event.accountId) return;
    const about = joined.safeParse(event.data);
    if (!about.success || (await isOwnWechat(ctx, about.data.customer))) return;
    const welcome = await currentWelcome(ctx);
    const late = ctx.now.getTime() - event.at.getTime() > VALID_MS;
    if (!welcome || late || event.at < welcome.setAt) return;
    const { customer, group, nickname } = about.data;
    if (!(await noteGreeting(ctx, group, customer))) return;
    await addActions(ctx, welcome.taskId, [
      {
        deviceId: event.deviceId,
        accountId: event.accountId,
        kind: 'sendMessage',
        label: `${event.accountId} → ${group}${nickname ? ` ${maskName(nickname)}` : ''}`,
        args: { group, customer, mention: true, text: welcome.text },
        deadlineMs: VALID_MS,
      },
    ]);
  },
});
