import { touchRefusal } from '@cunkebao/shared/customers';
import type { ActionKind } from '@cunkebao/shared/fleet';
import type { Purpose } from '@cunkebao/shared/tasks';
import type { Ctx } from '../../kernel';
import { touchFactsByWechat, touchFactsOf } from './touchStore';

interface Touch {
  kind: ActionKind;
  purpose: Purpose;
}

/**
 * The one gate before anything reaches a customer: why he must not be reached, or null. Of somebody nobody is known by,
 * and of what reaches no customer, it says nothing. Whatever forbids a touch is decided here, so that the plan and the
 * claim cannot differ.
 */
export async function mayTouch(
  ctx: Ctx,
  touch: Touch & { customerId: string | null; wechatId: string | null },
): Promise<string | null> {
  const { customerId, wechatId } = touch;
  const facts =
    customerId === null
      ? wechatId === null
        ? null
        : await touchFactsByWechat(ctx, wechatId)
      : (await touchFactsOf(ctx, [customerId])).get(customerId);
  return facts ? touchRefusal(touch, facts) : null;
}
/** The same of many at once: the reasons of those who must not be reached, by customer. */
export async function touchRefusals(
  ctx: Ctx,
  customerIds: readonly string[],
  touch: Touch,
): Promise<Map<string, string>> {
  const refusals = new Map<string, string>();
  for (const [id, facts] of await touchFactsOf(ctx, customerIds)) {
    const refusal = touchRefusal(touch, facts);
    if (refusal) refusals.set(id, refusal);
  }
  return refusals;
}
