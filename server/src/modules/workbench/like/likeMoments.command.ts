import { momentLike } from '@cunkebao/shared/conversation';
import { audienceRule } from '@cunkebao/shared/customers';
import { z } from 'zod';
import { chatOrder } from '../chatOrder';
import { whenSaid } from '../said';
import { like } from '.';

const input = z.object({
  audience: audienceRule.optional(),
  number: z.number().optional(),
  when: whenSaid.optional(),
});

export const likeMoments = chatOrder(momentLike, like, input, (_ctx, { audience, number, when }) => ({
  audience,
  ...(number === undefined ? {} : { times: number }),
  ...(when?.at ? { at: when.at } : {}),
}));
