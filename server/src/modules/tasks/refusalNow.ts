import type { Ctx } from '../../kernel';
import { asksForAdds, mayRepeatContent } from '../accounts';
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
  const { kind, purpose, customerId } = action;
  return (
    (await mayTouch(ctx, { kind, purpose, customerId, wechatId: customerOf(action) })) ??
    (await membersNow(ctx, action)) ??
    (await batchNow(ctx, action)) ??
    (await contentNow(ctx, action))
  );
}

/** In the warning tier only a batch that was confirmed as one goes on (domain.md §2.1). */
async function batchNow(ctx: Ctx, { accountId, kind, args }: Action): Promise<string | null> {
  if (!accountId || kind !== 'addFriend' || args['confirmedInWarning']) return null;
  return (await asksForAdds(ctx, accountId)) ? '账号已降到警告档，这一批要重新确认' : null;
}

async function contentNow(ctx: Ctx, { id, accountId, contentKey }: Action): Promise<string | null> {
  if (!accountId || !contentKey || (await mayRepeatContent(ctx, accountId))) return null;
  const used = await isContentUsed(ctx, { accountId, contentKey, except: id });
  return used ? '人设号发过同样的内容，不再重复' : null;
}
