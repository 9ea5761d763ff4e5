import { z } from 'zod';
import { Refusal } from '../chat/refusal';
import { settle } from '../wecom/customers/transfers';
import type { Transfer } from '../state/transfers';
import type { World } from '../world';
import { tell } from './tell';

export const transferBody = z
  .object({
    external_userid: z.string().min(1).max(64),
    do: z.enum(['refuse', 'limit']),
  })
  .strict();

/** A customer refuses his hand-over, or the new member has no room left: the transfer fails (transfer_fail). */
export function failTransfer(world: World, body: z.infer<typeof transferBody>): Transfer {
  settle(world);
  const transfer = world.company.transfers.all.find(
    (t) => t.externalUserid === body.external_userid && t.status === 2,
  );
  if (!transfer) throw new Refusal(404, '这个客户没有在交接');
  transfer.status = body.do === 'refuse' ? 3 : 4;
  tell(world, {
    Event: 'change_external_contact',
    ChangeType: 'transfer_fail',
    FailReason: body.do === 'refuse' ? 'customer_refused' : 'customer_limit_exceed',
    UserID: transfer.takeover,
    ExternalUserID: transfer.externalUserid,
  });
  return transfer;
}
