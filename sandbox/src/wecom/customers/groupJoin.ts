import type { JoinWay } from '../../state/groups';
import { newId } from '../../state/newId';
import type { World } from '../../world';
import type { Endpoints } from '../endpoint';
import { bytesOf, numberOf, objectOf, stringsOf, textOf, type Json } from '../json';
import { WecomError } from '../wecomError';
import { knownGroup } from './groupChats';

const MOST_TEMPLATES = 100;
const PARTS = ['text', 'image', 'link', 'miniprogram', 'file', 'video'];

/** Ways into customer groups, and what greets people there (wecom-api.md §10.7). */
export const groupJoin: Endpoints = {
  post: {
    'externalcontact/groupchat/add_join_way': (world, { body }) => {
      const way = { configId: newId('', 32), ...readWay(world, body) };
      world.company.groups.joinWays.set(way.configId, way);
      return { config_id: way.configId };
    },
    'externalcontact/groupchat/get_join_way': (world, { body }) => {
      const way = knownWay(world, body);
      return { join_way: { config_id: way.configId, ...asBody(way), ...codeOf(world, way) } };
    },
    'externalcontact/groupchat/update_join_way': (world, { body }) => {
      Object.assign(knownWay(world, body), readWay(world, body));
      return {};
    },
    'externalcontact/groupchat/del_join_way': (world, { body }) => {
      world.company.groups.joinWays.delete(knownWay(world, body).configId);
      return {};
    },
    'externalcontact/group_welcome_template/add': (world, { body }) => {
      const { welcomeTemplates } = world.company.groups;
      if (welcomeTemplates.size >= MOST_TEMPLATES) throw new WecomError(41055);
      const template_id = newId('msgGT', 40);
      welcomeTemplates.set(template_id, readTemplate(body));
      return { template_id };
    },
    'externalcontact/group_welcome_template/edit': (world, { body }) => {
      const id = knownTemplate(world, body);
      world.company.groups.welcomeTemplates.set(id, readTemplate(body));
      return {};
    },
    'externalcontact/group_welcome_template/get': (world, { body }) => ({
      ...world.company.groups.welcomeTemplates.get(knownTemplate(world, body)),
    }),
    'externalcontact/group_welcome_template/del': (world, { body }) => {
      world.company.groups.welcomeTemplates.delete(knownTemplate(world, body));
      return {};
    },
  },
};

const LONGEST = { remark: 30, state: 30, room_base_name: 40 };

function sceneOf(body: Json): 1 | 2 {
  const scene = numberOf(body, 'scene');
  if (scene === null) throw new WecomError(41038);
  if (scene !== 1 && scene !== 2) throw new WecomError(41040);
  return scene;
}

function readWay(world: World, body: Json): Omit<JoinWay, 'configId'> {
  const scene = sceneOf(body);
  const chatIds = stringsOf(body, 'chat_id_list');
  if (chatIds.length > 5) throw new WecomError(41091);
  if (chatIds.length === 0) throw new WecomError(40058, 'chat_id_list is empty');
  for (const chatId of chatIds) knownGroup(world, chatId);
  for (const [key, most] of Object.entries(LONGEST))
    if (Array.from(textOf(body, key)).length > most) throw new WecomError(40058, `${key} is too long`);
  return {
    scene,
    remark: textOf(body, 'remark'),
    autoCreateRoom: numberOf(body, 'auto_create_room') === 0 ? 0 : 1,
    roomBaseName: textOf(body, 'room_base_name'),
    roomBaseId: numberOf(body, 'room_base_id') ?? 1,
    chatIds,
    state: textOf(body, 'state'),
    markSource: body['mark_source'] !== false,
  };
}

const asBody = (way: JoinWay): Json => ({
  scene: way.scene,
  remark: way.remark,
  auto_create_room: way.autoCreateRoom,
  room_base_name: way.roomBaseName,
  room_base_id: way.roomBaseId,
  chat_id_list: way.chatIds,
  state: way.state,
  mark_source: way.markSource,
});

const codeOf = (world: World, way: JoinWay): Json =>
  way.scene === 2 ? { qr_code: `https://wework.qpic.cn/sandbox/${world.app.corpId}/${way.configId}` } : {};

function knownWay(world: World, body: Json): JoinWay {
  const id = textOf(body, 'config_id');
  if (id === '') throw new WecomError(41043);
  const way = world.company.groups.joinWays.get(id);
  if (!way) throw new WecomError(41044);
  return way;
}

function readTemplate(body: Json): Json {
  const parts = Object.fromEntries(PARTS.filter((p) => objectOf(body, p)).map((p) => [p, body[p]]));
  if (Object.keys(parts).length === 0) throw new WecomError(41089);
  if (bytesOf(textOf(objectOf(body, 'text'), 'content')) > 3_000) throw new WecomError(45002);
  return parts;
}

function knownTemplate(world: World, body: Json): string {
  const id = textOf(body, 'template_id');
  if (!world.company.groups.welcomeTemplates.has(id)) throw new WecomError(40058, 'invalid template_id');
  return id;
}
