import { z } from 'zod';
import type { Call } from './call';

const word = z.string().default('');

/** An OAuth code, good once and for five minutes. userid null: somebody from outside the company. */
export const userOfCode = (call: Call, code: string) =>
  call(
    { endpoint: 'auth/getuserinfo', query: { code } },
    z
      .object({ userid: word, UserId: word, user_ticket: z.string().optional() })
      .transform((a) => ({ userid: a.userid || a.UserId || null, ticket: a.user_ticket ?? null })),
  );

/** What the member agreed to tell (snsapi_privateinfo); its ticket is good for half an hour. */
export const userDetails = (call: Call, ticket: string) =>
  call(
    { endpoint: 'auth/getuserdetail', body: { user_ticket: ticket }, reads: true },
    z.object({
      userid: z.string(),
      gender: z.coerce.number().int().default(0),
      avatar: word,
      mobile: word,
      email: word,
      biz_mail: word,
    }),
  );

/** The code of wx.qy.login in the mini-program. */
export const userOfMiniCode = (call: Call, code: string) =>
  call(
    {
      endpoint: 'miniprogram/jscode2session',
      query: { js_code: code, grant_type: 'authorization_code' },
    },
    z.object({ userid: word }),
  );

const addresses = z.object({ ip_list: z.array(z.string()) }).transform((a) => a.ip_list);

/** Where callbacks come from; entries may be CIDR. To be asked for daily. */
export const callbackAddresses = (call: Call) => call({ endpoint: 'getcallbackip', reads: true }, addresses);

/** Where the API is. To be asked for daily. */
export const apiAddresses = (call: Call) => call({ endpoint: 'get_api_domain_ip', reads: true }, addresses);
