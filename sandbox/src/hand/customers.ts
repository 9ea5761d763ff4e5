import { z } from 'zod';
import { appendMessage } from '../chat/chats';
import { customerChat } from '../chat/keys';
import { Refusal } from '../chat/refusal';
import { nowOf, unixSeconds } from '../clock/clock';
import { keepCompany } from '../state/company';
import { findTag } from '../state/corpTags';
import { settleWelcome, unsettleWelcome } from '../state/welcomes';
import type { World } from '../world';
import { meet, scan, tellMeeting } from './meeting';
import { between, tellCustomer } from './relation';

const id = z.string().min(1).max(64);
const who = {
  external_userid: id.optional(),
  name: z.string().min(1).max(64).optional(),
  wecom: z.boolean().optional(),
};
const pair = { userid: id, external_userid: id };
const short = z.string().max(150).optional();
const tags = z.array(id).max(100).default([]);
export const customerBody = z.discriminatedUnion('do', [
  z
    .object({
      do: z.literal('add'),
      userid: id,
      ...who,
      state: short,
      add_way: z.number().int().optional(),
      half: z.boolean().optional(),
    })
    .strict(),
  z.object({ do: z.literal('scan'), config_id: id, ...who, half: z.boolean().optional() }).strict(),
  z.object({ do: z.enum(['confirm', 'block', 'remove', 'leave']), ...pair }).strict(),
  z
    .object({
      do: z.literal('edit'),
      ...pair,
      remark: short,
      description: short,
      mobiles: z.array(z.string().max(32)).max(10).optional(),
      add_tag: tags,
      remove_tag: tags,
    })
    .strict(),
  z
    .object({
      do: z.literal('say'),
      ...pair,
      text: z.string().min(1).max(4_000),
      from: z.enum(['customer', 'member']).default('customer'),
    })
    .strict(),
]);
type Body = z.infer<typeof customerBody>;

/** Be the customer, or the member in his own client: the product hears of it as of every change made by hand. */
export function actAsCustomer(world: World, body: Body): { external_userid: string; userid: string } {
  switch (body.do) {
    case 'add':
      return meet(world, body, {
        userid: body.userid,
        state: body.state ?? '',
        addWay: body.add_way ?? 1,
        half: body.half ?? false,
        verify: false,
      });
    case 'scan':
      return scan(world, body);
    case 'edit':
      return edit(world, body);
    case 'say':
      return talk(world, body);
    case 'confirm':
    case 'block':
    case 'remove':
    case 'leave':
      return END[body.do](world, body.userid, body.external_userid);
  }
}

const END: Record<
  'confirm' | 'block' | 'remove' | 'leave',
  (world: World, userid: string, externalUserid: string) => { external_userid: string; userid: string }
> = {
  confirm: (world, userid, externalUserid) => {
    const { customer, follow } = between(world, userid, externalUserid, ['half']);
    follow.standing = 'friends';
    tellMeeting(world, customer, follow.userid, 'add_external_contact');
    return { external_userid: customer.id, userid: follow.userid };
  },
  /** the customer removes the member, who still sees him */
  block: (world, userid, externalUserid) => {
    const { customer, follow } = between(world, userid, externalUserid, ['friends']);
    follow.standing = 'blocked';
    unsettleWelcome(world.company.welcomes, follow.userid, customer.id);
    tellCustomer(world, 'del_follow_user', follow.userid, customer.id);
    return { external_userid: customer.id, userid: follow.userid };
  },
  /** the member removes the customer */
  remove: (world, userid, externalUserid) => {
    const { customer, follow } = between(world, userid, externalUserid, ['friends', 'blocked', 'half']);
    follow.standing = 'removed';
    unsettleWelcome(world.company.welcomes, follow.userid, customer.id);
    tellCustomer(world, 'del_external_contact', follow.userid, customer.id);
    return { external_userid: customer.id, userid: follow.userid };
  },
  /** both at once: nothing of the relation is left */
  leave: (world, userid, externalUserid) => {
    END.block(world, userid, externalUserid);
    return END.remove(world, userid, externalUserid);
  },
};

function edit(
  world: World,
  body: Extract<Body, { do: 'edit' }>,
): { external_userid: string; userid: string } {
  const { customer, follow } = between(world, body.userid, body.external_userid, ['friends', 'blocked']);
  if (!body.add_tag.every((t) => findTag(world.company.corpTags, t))) throw new Refusal(404, '没有这个标签');
  follow.remark = body.remark ?? follow.remark;
  follow.description = body.description ?? follow.description;
  follow.remarkMobiles = body.mobiles ?? follow.remarkMobiles;
  follow.tagIds = [...new Set([...follow.tagIds, ...body.add_tag])].filter(
    (t) => !body.remove_tag.includes(t),
  );
  tellCustomer(world, 'edit_external_contact', follow.userid, customer.id);
  return { external_userid: customer.id, userid: follow.userid };
}

/** Words between the two. WeCom tells the app nothing of them; from then on there is no welcome. */
function talk(world: World, body: Extract<Body, { do: 'say' }>): { external_userid: string; userid: string } {
  const { customer, follow } = between(world, body.userid, body.external_userid, ['friends']);
  customer.lastChats[follow.userid] = unixSeconds(world.clock);
  settleWelcome(world.company.welcomes, follow.userid, customer.id);
  appendMessage(world.chats, customerChat(customer.id, follow.userid), {
    from: body.from === 'member' ? follow.userid : customer.id,
    at: nowOf(world.clock).toISOString(),
    kind: 'text',
    text: body.text,
  });
  keepCompany(world.state, world.company);
  return { external_userid: customer.id, userid: follow.userid };
}
