import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { appendMessage } from '../chat/chats';
import { known } from '../chat/act';
import { groupChat } from '../chat/keys';
import { Refusal } from '../chat/refusal';
import { nowOf } from '../clock/clock';
import { keepCompany } from '../state/company';
import type { Robot } from '../state/appChats';
import { findCustomer } from '../state/customers';
import { newId } from '../state/newId';
import type { Room } from '../state/rooms';
import type { World } from '../world';

const id = z.string().min(1).max(64);
export const roomBody = z.discriminatedUnion('do', [
  z
    .object({ do: z.literal('create'), name: z.string().min(1).max(50), users: z.array(id).min(2).max(500) })
    .strict(),
  z.object({ do: z.enum(['join', 'quit']), chatid: id, userid: id }).strict(),
]);
export const groupSayBody = z.object({ chatid: id, from: id, text: z.string().min(1).max(4_000) }).strict();

/** Colleagues make a group, join it, leave it. WeCom tells no app of it. */
export function actOnRoom(world: World, body: z.infer<typeof roomBody>): Room {
  const { byId } = world.company.rooms;
  if (body.do === 'create') {
    const users = [...new Set(body.users.map((u) => known(world, u).userid))];
    const room = { chatid: newId('room', 20), name: body.name, users };
    byId.set(room.chatid, room);
    keepCompany(world.state, world.company);
    return room;
  }
  const room = byId.get(body.chatid);
  if (!room) throw new Refusal(404, '没有这个内部群，应用建的群由应用改成员');
  const { userid } = known(world, body.userid);
  const others = room.users.filter((u) => u !== userid);
  room.users = body.do === 'join' ? [...others, userid] : others;
  keepCompany(world.state, world.company);
  return room;
}

export const robotBody = z
  .object({
    key: z.string().min(1).max(64).optional(),
    name: z.string().min(1).max(64).default('群机器人'),
    chatid: id,
    disabled: z.boolean().default(false),
  })
  .strict();

/** Puts a webhook robot into a group, or changes it; a chatid nobody knows becomes a group of everybody. */
export function putRobot(world: World, { key = randomUUID(), ...robot }: z.infer<typeof robotBody>): Robot {
  const { appChats, rooms } = world.company;
  const put = { key, ...robot };
  appChats.robots.set(key, put);
  const { chatid } = robot;
  if (!appChats.byId.has(chatid) && !rooms.byId.has(chatid))
    rooms.byId.set(chatid, {
      chatid,
      name: `群 ${chatid}`,
      users: world.people.members.map((m) => m.userid),
    });
  keepCompany(world.state, world.company);
  return put;
}

/** Somebody writes in a group, of colleagues or of customers. Only a word to the bot reaches the product, not this. */
export function sayInGroup(
  world: World,
  { chatid, from, text }: z.infer<typeof groupSayBody>,
): { id: string } {
  if (!isInside(world, chatid, from)) throw new Refusal(403, '不在这个群里，不能说话');
  const at = nowOf(world.clock).toISOString();
  const { message } = appendMessage(world.chats, groupChat(chatid), { from, at, kind: 'text', text });
  return { id: message.id };
}

function isInside(world: World, chatid: string, who: string): boolean {
  const { rooms, appChats, groups, customers } = world.company;
  const group = groups.byId.get(chatid);
  if (group) return !group.dismissed && group.members.some((m) => m.userid === who);
  if (findCustomer(customers, who)) return false;
  const users = rooms.byId.get(chatid)?.users ?? appChats.byId.get(chatid)?.userlist;
  if (!users) throw new Refusal(404, '没有这个群');
  return users.includes(known(world, who).userid);
}
