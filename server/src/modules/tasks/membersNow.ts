import { z } from 'zod';
import type { Ctx } from '../../kernel';
import { mayTouch } from '../customers';
import type { Action } from './action.entity';
import { storeArgs } from './ledgerStore';

const group = z.object({
  members: z.array(z.string()),
  customers: z.array(z.string().nullable()),
});

/** domain.md §2.2 */
const LEAST = 3;

/**
 * Takes those out of a new group who must not be asked any more, and keeps that; a reason when too few are left. Of
 * an action that is no group it says nothing.
 */
export async function membersNow(ctx: Ctx, action: Action): Promise<string | null> {
  const asked = group.safeParse(action.args);
  if (action.kind !== 'createGroup' || !asked.success) return null;
  const { members, customers } = asked.data;
  const stay: boolean[] = [];
  for (const [i, wechatId] of members.entries()) {
    const who = { customerId: customers[i] ?? null, wechatId };
    stay.push((await mayTouch(ctx, { kind: action.kind, purpose: action.purpose, ...who })) === null);
  }
  const left = members.filter((_, i) => stay[i]);
  if (left.length < LEAST) return `可以拉的只剩 ${left.length} 人，建群至少 ${LEAST} 人`;
  if (left.length === members.length) return null;
  const args = { ...action.args, members: left, customers: customers.filter((_, i) => stay[i]) };
  if (await storeArgs(ctx, action.id, action.epoch, args)) action.args = args;
  return null;
}
