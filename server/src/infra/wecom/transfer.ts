import { z } from 'zod';
import { look, tell, type Call } from './ask';
import { everyPage, nextCursor, partsOf } from './pages';

/** Customers from one member to another, in office or after leaving (wecom-api.md §10.9). */

interface Pair {
  from: string;
  to: string;
}

const started = z.object({ external_userid: z.string(), errcode: z.number().int() });

/** 0 = begun, done after 24 h unless the customer refuses; any number of customers, 100 a call. */
export const transferCustomers = (
  call: Call,
  pair: Pair,
  externalUserids: readonly string[],
  successMessage?: string,
) =>
  start(call, 'externalcontact/transfer_customer', pair, externalUserids, {
    transfer_success_msg: successMessage,
  });

/** From somebody who has left (40097 when he has not). */
export const transferCustomersOfLeaver = (call: Call, pair: Pair, externalUserids: readonly string[]) =>
  start(call, 'externalcontact/resigned/transfer_customer', pair, externalUserids, {});

async function start(
  call: Call,
  endpoint: string,
  { from, to }: Pair,
  externalUserids: readonly string[],
  more: Record<string, unknown>,
) {
  const all: z.infer<typeof started>[] = [];
  for (const external_userid of partsOf(externalUserids, 100)) {
    const body = { handover_userid: from, takeover_userid: to, external_userid, ...more };
    const answer = await tell(call, endpoint, body, z.object({ customer: z.array(started).default([]) }));
    all.push(...answer.customer);
  }
  return all;
}

const outcome = z.object({
  external_userid: z.string(),
  /** 1 done, 2 waiting, 3 refused, 4 the successor has too many */
  status: z.number().int(),
  takeover_time: z.number().int().default(0),
});

export const transferResults = (call: Call, pair: Pair) =>
  results(call, 'externalcontact/transfer_result', pair);

export const transferResultsOfLeaver = (call: Call, pair: Pair) =>
  results(call, 'externalcontact/resigned/transfer_result', pair);

const results = (call: Call, endpoint: string, { from, to }: Pair) =>
  everyPage(async (cursor) => {
    const page = await look(
      call,
      endpoint,
      { handover_userid: from, takeover_userid: to, cursor },
      z.object({ customer: z.array(outcome).default([]), next_cursor: nextCursor }),
    );
    return { items: page.customer, next: page.next_cursor };
  });

const waiting = z.object({
  handover_userid: z.string(),
  external_userid: z.string(),
  dimission_time: z.number().int(),
});

/** Customers whose member has left and who have nobody yet. */
export const listUnassigned = (call: Call) =>
  everyPage(async (cursor) => {
    const page = await look(
      call,
      'externalcontact/get_unassigned_list',
      { cursor, page_size: 1000 },
      z.object({
        info: z.array(waiting).default([]),
        is_last: z.boolean().default(false),
        next_cursor: nextCursor,
      }),
    );
    return { items: page.info, next: page.is_last ? '' : page.next_cursor };
  });
