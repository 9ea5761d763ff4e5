import { appendMessage } from '../chat/chats';
import { groupChat } from '../chat/keys';
import { nowOf } from '../clock/clock';
import { countFor } from '../http/admit';
import { memberOf } from '../people';
import type { AppChat } from '../state/appChats';
import type { World } from '../world';
import type { Endpoints } from './endpoint';
import { stringsOf, textOf, type Json } from './json';
import { contentOf } from './message/content';
import { withinPace } from './message/sendLog';
import { WecomError } from './wecomError';
import { newId } from '../state/newId';

const TYPES = ['text', 'image', 'voice', 'video', 'file', 'textcard', 'news', 'markdown'];
const PACE = { minute: 200, day: 10_000 };

/** Groups of colleagues made by the app (wecom-api.md §4.6). A group without a message is seen by nobody yet. */
export const appChat: Endpoints = {
  get: {
    'appchat/get': (world, { query }) => ({
      chat_info: { ...known(world, query['chatid'] ?? ''), chat_type: 0 },
    }),
  },
  post: {
    'appchat/create': (world, { body }) => create(world, body),
    'appchat/update': (world, { body }) => update(world, body),
    'appchat/send': (world, { body }) => send(world, body),
  },
};

function create(world: World, body: Json): Json {
  const asked = textOf(body, 'chatid');
  if (asked !== '' && !/^[0-9a-zA-Z]{1,32}$/.test(asked)) throw new WecomError(86001);
  if (world.company.appChats.byId.has(asked)) throw new WecomError(86215);
  const userlist = membersOf(world, stringsOf(body, 'userlist'));
  if (userlist.length < 2 || userlist.length > 2000) throw new WecomError(86006);
  const owner = textOf(body, 'owner') === '' ? (userlist[0] ?? '') : ownerOf(world, body, userlist);
  const chat = { chatid: asked || newId('', 32), name: nameOf(body), owner, userlist };
  world.company.appChats.byId.set(chat.chatid, chat);
  return { chatid: chat.chatid };
}

function update(world: World, body: Json): Json {
  const chat = known(world, textOf(body, 'chatid'));
  const adds = membersOf(world, stringsOf(body, 'add_user_list'));
  const removes = membersOf(world, stringsOf(body, 'del_user_list'));
  const userlist = [...new Set([...chat.userlist, ...adds])].filter((u) => !removes.includes(u));
  if (userlist.length < 2 || userlist.length > 2000) throw new WecomError(86006);
  const owner = textOf(body, 'owner') === '' ? chat.owner : ownerOf(world, body, userlist);
  const name = textOf(body, 'name') === '' ? chat.name : nameOf(body);
  Object.assign(chat, { userlist, name, owner: userlist.includes(owner) ? owner : userlist[0] });
  return {};
}

/** Answers no msgid. Who got more than his pace is left out without a word, as long as somebody reads it. */
function send(world: World, body: Json): Json {
  const chat = known(world, textOf(body, 'chatid'));
  if (!TYPES.includes(textOf(body, 'msgtype'))) throw new WecomError(40008);
  const { template: _, ...shown } = contentOf(body, world.media, world.clock);
  countFor(world, 'appchat/send#persons', { n: chat.userlist.length });
  const now = nowOf(world.clock);
  const reached = chat.userlist.filter((u) => withinPace(world.sends, `${u} appchat`, now.getTime(), PACE));
  if (reached.length === 0) return {};
  appendMessage(world.chats, groupChat(chat.chatid), { from: 'app', at: now.toISOString(), ...shown });
  return {};
}

function known(world: World, chatid: string): AppChat {
  if (chatid === '') throw new WecomError(86001);
  const chat = world.company.appChats.byId.get(chatid);
  if (!chat) throw new WecomError(86003);
  return chat;
}

function membersOf(world: World, userids: readonly string[]): string[] {
  return [
    ...new Set(
      userids.map((u) => {
        const member = memberOf(world.people, u);
        if (!member) throw new WecomError(86007);
        return member.userid;
      }),
    ),
  ];
}

function ownerOf(world: World, body: Json, userlist: readonly string[]): string {
  const owner = memberOf(world.people, textOf(body, 'owner'))?.userid ?? '';
  if (!userlist.includes(owner)) throw new WecomError(86005);
  return owner;
}

function nameOf(body: Json): string {
  const name = textOf(body, 'name');
  if (Array.from(name).length > 50) throw new WecomError(86004);
  return name;
}
