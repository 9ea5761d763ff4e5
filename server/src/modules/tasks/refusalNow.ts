import type { Ctx } from '../../kernel';
import { mayRepeatContent } from '../accounts';
import { mayTouch } from '../customers';
import type { Action } from './action.entity';
import { isContentUsed } from './contentStore';
import { membersNow } from './membersNow';
import { customerOf } from './waitsFor';

/**
 * Why an action must not be done at all any more, whatever was decided when it was planned: consent may have been
 * withdrawn since, or the same content gone out. Null = it may. To be asked under the account's lock.
 */
export async function refusalNow(ctx: Ctx, action: Action): Promise<string | null> {
  const { accountId, contentKey, kind, purpose, customerId } = action;
  const refusal =
    (await mayTouch(ctx, { kind, purpose, customerId, wechatId: customerOf(action) })) ??
    (await membersNow(ctx, action));
  if (refusal || !accountId || !contentKey || (await mayRepeatContent(ctx, accountId))) return refusal;
  const used = await isContentUsed(ctx, { accountId, contentKey, except: action.id });
  return used ? '人设号发过同样的内容，不再重复' : null;
}
