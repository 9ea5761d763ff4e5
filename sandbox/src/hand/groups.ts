import { z } from 'zod';
import { Refusal } from '../chat/refusal';
import { unixSeconds } from '../clock/clock';
import { findCustomer } from '../state/customers';
import { newGroup, nextVersion, type CustomerGroup } from '../state/groups';
import { knownGroup } from '../wecom/customers/groupChats';
import { servingMember } from '../wecom/customers/access';
import { memberOf } from '../people';
import type { World } from '../world';
import { tell } from './tell';

const id = z.string().min(1).max(64);
const name = z.string().min(1).max(50);
export const groupBody = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), owner: id, name }).strict(),
  z
    .object({
      do: z.literal('join'),
      chat_id: id,
      who: id,
      scene: z.enum(['invited', 'qr']).default('qr'),
      config_id: id.optional(),
    })
    .strict(),
  z
    .object({ do: z.literal('quit'), chat_id: id, who: id, how: z.enum(['left', 'removed']).default('left') })
    .strict(),
  z.object({ do: z.literal('rename'), chat_id: id, name }).strict(),
  z.object({ do: z.literal('notice'), chat_id: id, notice: z.string().max(2_000) }).strict(),
  z.object({ do: z.literal('owner'), chat_id: id, owner: id }).strict(),
  z.object({ do: z.literal('dismiss'), chat_id: id }).strict(),
]);
type Body = z.infer<typeof groupBody>;
type Of<D extends Body['do']> = Extract<Body, { do: D }>;

/** What happens to customer groups in the clients; the product hears of each (change_external_chat). */
export function actOnGroup(world: World, body: Body): CustomerGroup {
  if (body.do === 'create') return create(world, body);
  const group = knownGroup(world, body.chat_id);
  switch (body.do) {
    case 'join':
      join(world, group, body);
      break;
    case 'quit':
      quit(world, group, body);
      break;
    case 'rename':
      group.name = body.name;
      tellUpdate(world, group, { UpdateDetail: 'change_name' });
      break;
    case 'notice':
      group.notice = body.notice;
      tellUpdate(world, group, { UpdateDetail: 'change_notice' });
      break;
    case 'owner':
      group.owner = servingMember(world, body.owner).userid;
      tellUpdate(world, group, { UpdateDetail: 'change_owner' });
      break;
    case 'dismiss':
      group.dismissed = true;
      tell(world, { Event: 'change_external_chat', ChatId: group.chatId, ChangeType: 'dismiss' });
  }
  return group;
}

function create(world: World, body: Of<'create'>): CustomerGroup {
  const group = newGroup(body.name, servingMember(world, body.owner), unixSeconds(world.clock));
  world.company.groups.byId.set(group.chatId, group);
  tell(world, { Event: 'change_external_chat', ChatId: group.chatId, ChangeType: 'create' });
  return group;
}

function join(world: World, group: CustomerGroup, body: Of<'join'>): void {
  if (group.members.some((m) => m.userid === body.who)) throw new Refusal(409, '已经在群里');
  const { who, type } = personOf(world, body.who);
  const way = world.company.groups.joinWays.get(body.config_id ?? '');
  group.members.push({
    userid: who.userid,
    type,
    joinTime: unixSeconds(world.clock),
    joinScene: body.scene === 'qr' ? 3 : 1,
    invitor: body.scene === 'qr' ? '' : group.owner,
    nickname: '',
    name: who.name,
    state: way?.state ?? '',
  });
  tellMembers(world, group, who.userid, {
    UpdateDetail: 'add_member',
    JoinScene: body.scene === 'qr' ? 3 : 0,
  });
}

function personOf(world: World, id: string): { who: { userid: string; name: string }; type: 1 | 2 } {
  const customer = findCustomer(world.company.customers, id);
  if (customer) return { who: { userid: customer.id, name: customer.name }, type: 2 };
  const member = memberOf(world.people, id);
  if (!member) throw new Refusal(404, '没有这个人');
  return { who: member, type: 1 };
}

function quit(world: World, group: CustomerGroup, body: Of<'quit'>): void {
  if (!group.members.some((m) => m.userid === body.who)) throw new Refusal(404, '群里没有这个人');
  group.members = group.members.filter((m) => m.userid !== body.who);
  tellMembers(world, group, body.who, { UpdateDetail: 'del_member', QuitScene: body.how === 'left' ? 0 : 1 });
}

function tellMembers(
  world: World,
  group: CustomerGroup,
  who: string,
  fields: Record<string, string | number>,
): void {
  const LastMemVer = nextVersion(group);
  tellUpdate(world, group, {
    ...fields,
    MemChangeCnt: 1,
    MemChangeList: { Item: who },
    LastMemVer,
    CurMemVer: group.version,
  });
}

const tellUpdate = (world: World, group: CustomerGroup, fields: Parameters<typeof tell>[1]): void => {
  tell(world, { Event: 'change_external_chat', ChatId: group.chatId, ChangeType: 'update', ...fields });
};
