import { momentPublish as spec } from '@cunkebao/shared/conversation';
import { ACCOUNT_KINDS } from '@cunkebao/shared/accounts';
import { z } from 'zod';
import { chatOrder } from '../chatOrder';
import { noContentYet, whenSaid } from '../said';
import { momentPublish } from '.';

const input = z.object({
  text: z.string().max(4000).optional(),
  accountKind: z.enum(ACCOUNT_KINDS).optional(),
  account: z.string().max(16).optional(),
  content: z.string().max(16).optional(),
  when: whenSaid.optional(),
});

/** 发朋友圈「…」用业务号 明天8点. Without a word about accounts the business ones publish, for they may repeat. */
export const publishMoment = chatOrder(spec, momentPublish, input, (ctx, said) => {
  if (said.content) throw noContentYet(ctx);
  const { text, account, accountKind, when } = said;
  return {
    posts: [{ text, ...(when?.at ? { at: when.at } : {}) }],
    ...(account ? { account } : { kind: accountKind ?? 'business' }),
  };
});
