import type { Ctx, WecomCallback, WecomMessage } from '../../kernel';
import { endRelations, loseCustomer } from './endRelations';
import { readTags } from './jobs/readTags.delivery';
import { refreshContact } from './jobs/refreshContact.delivery';
import { sendWelcome } from './jobs/sendWelcome.delivery';
import { keepWelcome } from './welcomeStore';

/** Both are WeCom's ids: 1–64 characters (wecom-api.md §0). */
const ID = /^[A-Za-z0-9._@-]{1,64}$/;
const CODE = /^[\x21-\x7e]{1,128}$/;

interface Pair {
  userid: string;
  externalUserid: string;
}

type Change = (ctx: Ctx, pair: Pair, message: WecomMessage) => Promise<void>;

const read: Change = (ctx, pair, message) => {
  ctx.enqueue(refreshContact, { ...pair, toldAt: Number(message.CreateTime) });
  return Promise.resolve();
};

/** The greeting first: its code is good for 20 s; who the customer is may be read after it (§10.4). */
const met: Change = async (ctx, pair, message) => {
  const code = word(message['WelcomeCode']);
  if (CODE.test(code)) {
    const id = await keepWelcome(ctx, { code, ...pair });
    if (id) ctx.enqueue(sendWelcome, { id });
  }
  await read(ctx, pair, message);
};

const CHANGES: Record<string, Change> = {
  add_external_contact: met,
  add_half_external_contact: met,
  // who agrees to the archive may come with a code, too
  msg_audit_approved: met,
  edit_external_contact: read,
  // with whom he stays is read again
  transfer_fail: read,
  del_external_contact: (ctx, pair) => endRelations(ctx, pair.userid, [pair.externalUserid]),
  del_follow_user: (ctx, pair, message) =>
    loseCustomer(ctx, pair.userid, pair.externalUserid, new Date(Number(message.CreateTime) * 1000)),
};

/** Customers who come, change and go (wecom-api.md §2.4). An event says only that something is new: jobs read what. */
export const contactEvents: WecomCallback = {
  event: 'change_external_contact',
  changes: Object.keys(CHANGES),
  async handle(ctx, message) {
    const pair = { userid: word(message['UserID']), externalUserid: word(message['ExternalUserID']) };
    if (!ID.test(pair.userid) || !ID.test(pair.externalUserid)) return;
    await CHANGES[word(message['ChangeType'])]?.(ctx, pair, message);
  },
};

/** The company's tags were made, renamed, moved or ended: all of them are read again. */
export const tagEvents: WecomCallback = {
  event: 'change_external_tag',
  handle(ctx, message) {
    ctx.enqueue(readTags, { told: { id: word(message['Id']).slice(0, 64), at: Number(message.CreateTime) } });
    return Promise.resolve();
  },
};

const word = (value: unknown): string => (typeof value === 'string' ? value : '');
