import { createHash } from 'node:crypto';
import { EVENT_KINDS, type EventKind } from '@cunkebao/shared/insight';
import { z } from 'zod';
import { job, type Ctx } from '../../../kernel';
import { customerByWechat, meetCustomer, noteCustomerEvent } from '../../customers';
import { deviceEventOf } from '../../fleet';
import { recordEvent } from '../recordEvent';
import { recordMoment } from '../recordMoment';

/** What a phone tells of a customer event: whose WeChat id, and what belongs to the kind. */
const aboutCustomer = z.object({
  customer: z.string().min(1).max(128),
  nickname: z.string().max(64).optional(),
  channel: z.string().max(40).optional(),
  groupType: z.string().max(20).optional(),
  amountCents: z.number().int().optional(),
});

type DeviceEvent = NonNullable<Awaited<ReturnType<typeof deviceEventOf>>>;

/** Whoever does one of these to an account of ours is a customer from then on; writing and passing make him a friend. */
const INTRODUCES: ReadonlySet<EventKind> = new Set(['scanned', 'requested', 'passed', 'messageIn']);
const BEFRIENDS: ReadonlySet<EventKind> = new Set(['passed', 'messageIn']);

/** Jobs overtake each other: the one that introduces somebody may still be on its way. */
const ONCE_MORE_MS = 3000;

/** Enters into the book what a phone reported about a customer or a moment; of anything else it is silent. */
export const bookDeviceEvent = job({
  name: 'insight.bookDeviceEvent',
  queue: 'work',
  data: z.object({ id: z.string(), again: z.boolean().optional() }),
  async run(ctx, { id, again }) {
    const event = await deviceEventOf(ctx, id);
    if (!event) return;
    if (event.kind === 'momentPublished') await bookMoment(ctx, event);
    else if ((EVENT_KINDS as readonly string[]).includes(event.kind)) {
      const known = await bookCustomerEvent(ctx, event);
      if (known) return;
      if (!again) ctx.enqueue(bookDeviceEvent, { id, again: true }, { delayMs: ONCE_MORE_MS });
      else ctx.log.info({ area: 'insight', verb: 'bookDeviceEvent', event: id }, 'about nobody we know');
    }
  },
});

async function bookMoment(ctx: Ctx, event: DeviceEvent): Promise<void> {
  if (event.accountId) await recordMoment(ctx, { ref: refOf(event), at: event.at, account: event.accountId });
}

/** False when it is about nobody we know. The book, the customer and his counters change together, once for a ref. */
async function bookCustomerEvent(ctx: Ctx, event: DeviceEvent): Promise<boolean> {
  const about = aboutCustomer.safeParse(event.data);
  const customer = about.success ? await whoIs(ctx, event, about.data) : null;
  if (!about.success || !customer) return false;
  const happened = happenedTo(customer, event, about.data);
  if (await recordEvent(ctx, happened))
    await noteCustomerEvent(ctx, customer.id, { ...happened, account: event.accountId });
  return true;
}

type About = z.output<typeof aboutCustomer>;
type Known = NonNullable<Awaited<ReturnType<typeof customerByWechat>>>;

const happenedTo = (customer: Known, event: DeviceEvent, about: About) => ({
  ref: refOf(event),
  customerId: customer.id,
  kind: event.kind as EventKind,
  at: event.at,
  account: event.accountId ?? undefined,
  member: customer.owner ?? undefined,
  team: customer.team ?? undefined,
  channel: about.channel ?? customer.channel ?? undefined,
  groupType: about.groupType,
  amountCents: about.amountCents,
});

function whoIs(ctx: Ctx, event: DeviceEvent, about: About): ReturnType<typeof customerByWechat> {
  const kind = event.kind as EventKind;
  if (!event.accountId || !INTRODUCES.has(kind)) return customerByWechat(ctx, about.customer);
  return meetCustomer(ctx, {
    wechatId: about.customer,
    nickname: about.nickname,
    accountId: event.accountId,
    at: event.at,
    channel: about.channel,
    friend: BEFRIENDS.has(kind),
  });
}

/** A phone names its reports itself, in any characters; the book's refs are ASCII. */
const refOf = (event: DeviceEvent): string =>
  `device-${event.deviceId}-${createHash('sha256').update(event.ref).digest('hex').slice(0, 40)}`;
