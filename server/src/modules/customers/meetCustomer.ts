import { z } from 'zod';
import type { Ctx } from '../../kernel';
import { accountKeeper } from '../accounts';
import { befriend, insertMet } from './bookStore';
import { customerByWechat } from './customerByWechat';

const meeting = z.object({
  wechatId: z.string().min(1).max(128),
  /** what the phone shows as the name */
  nickname: z.string().max(64).optional(),
  accountId: z.string().min(1).max(16),
  at: z.date(),
  channel: z.string().max(40).optional(),
  /** the friendship exists; a request or a scan is none yet */
  friend: z.boolean(),
});

type Met = NonNullable<Awaited<ReturnType<typeof customerByWechat>>>;

/**
 * Finds the customer behind a WeChat id, or enters somebody new with this identity, under the account's team and
 * operator; friends get their friendship. Safe to call any number of times and from two jobs at once: the identity's
 * unique key decides who was first, and a second call changes nothing.
 */
export async function meetCustomer(ctx: Ctx, given: z.input<typeof meeting>): Promise<Met> {
  const met = meeting.parse(given);
  const customer = (await customerByWechat(ctx, met.wechatId)) ?? (await enter(ctx, met));
  if (met.friend) {
    const { accountId, at } = met;
    await befriend(ctx, { customerId: customer.id, accountId, at, source: customer.channel });
  }
  return customer;
}

async function enter(ctx: Ctx, met: z.output<typeof meeting>): Promise<Met> {
  const keeper = await accountKeeper(ctx, met.accountId);
  const place = { channel: met.channel ?? null, team: keeper.team, owner: keeper.operator };
  const { wechatId, accountId, at } = met;
  const name = met.nickname?.trim() || '微信好友';
  const id = await insertMet(ctx, { wechatId, name, accountId, at, ...place });
  const customer = id ? { id, ...place } : await customerByWechat(ctx, wechatId);
  if (!customer) throw new Error('an identity without its customer');
  return customer;
}
