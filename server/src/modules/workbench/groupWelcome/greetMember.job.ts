import { maskName } from '@cunkebao/shared/customers';
import { z } from 'zod';
import { job, type Ctx } from '../../../kernel';
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
    const join = await joinOf(ctx, id);
    if (!join || (await isOwnWechat(ctx, join.customer))) return;
    const { customer, group, nickname, accountId } = join;
    const welcome = await currentWelcome(ctx);
    const late = ctx.now.getTime() - join.at.getTime() > VALID_MS;
    if (!welcome || late || join.at < welcome.setAt) return;
    if (!(await noteGreeting(ctx, group, customer))) return;
    await addActions(ctx, welcome.taskId, [
      {
        deviceId: join.deviceId,
        accountId,
        kind: 'sendMessage',
        label: `${accountId} → ${group}${nickname ? ` ${maskName(nickname)}` : ''}`,
        args: { group, customer, mention: true, text: welcome.text },
        deadlineMs: VALID_MS,
      },
    ]);
  },
});

type Join = z.infer<typeof joined> & { accountId: string; deviceId: string; at: Date };

async function joinOf(ctx: Ctx, eventId: string): Promise<Join | null> {
  const event = await deviceEventOf(ctx, eventId);
  if (event?.kind !== 'groupJoin' || !event.accountId) return null;
  const about = joined.safeParse(event.data);
  if (!about.success) return null;
  return { ...about.data, accountId: event.accountId, deviceId: event.deviceId, at: event.at };
}
