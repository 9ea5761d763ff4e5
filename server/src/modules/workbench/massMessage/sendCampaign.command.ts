import { ACCOUNT_KINDS } from '@cunkebao/shared/accounts';
import { campaignCreate } from '@cunkebao/shared/conversation';
import { audienceRule } from '@cunkebao/shared/customers';
import { z } from 'zod';
import { chatOrder } from '../chatOrder';
import { noContentYet, whenSaid } from '../said';
import { massMessage } from '.';

const input = z.object({
  audience: audienceRule.optional(),
  text: z.string().max(4000).optional(),
  content: z.string().max(16).optional(),
  accountKind: z.enum(ACCOUNT_KINDS).optional(),
  account: z.string().max(16).optional(),
  when: whenSaid.optional(),
});

/** 给…群发「…」明早10点, over the phones. */
export const sendCampaign = chatOrder(campaignCreate, massMessage, input, (ctx, said) => {
  if (said.content) throw noContentYet(ctx);
  const { audience, text, account, accountKind, when } = said;
  return {
    audience,
    text,
    ...(account ? { account } : {}),
    ...(accountKind ? { kind: accountKind } : {}),
    ...(when?.at ? { at: when.at } : {}),
  };
});
