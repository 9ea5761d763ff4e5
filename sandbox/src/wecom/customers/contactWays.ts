import { unixSeconds } from '../../clock/clock';
import { memberOf } from '../../people';
import type { ContactWay } from '../../state/contactWays';
import { newId } from '../../state/newId';
import { askedPage } from '../../state/page';
import { cardOf } from '../../state/staff';
import type { World } from '../../world';
import { membersBelow } from '../contacts/membership';
import type { Endpoints } from '../endpoint';
import { numberOf, objectOf, stringsOf, textOf, type Json } from '../json';
import { WecomError } from '../wecomError';

const DAY = 86_400;
const MOST_MEMBERS = 100;
const LIST = { most: 1000, usual: 100 };

/** 「联系我」 (wecom-api.md §10.3). */
export const contactWays: Endpoints = {
  post: {
    'externalcontact/add_contact_way': (world, { body }) => add(world, body),
    'externalcontact/get_contact_way': (world, { body }) => ({
      contact_way: view(world, known(world, body)),
    }),
    'externalcontact/list_contact_way': (world, { body }) => {
      const now = unixSeconds(world.clock);
      const from = numberOf(body, 'start_time') ?? now - 90 * DAY;
      const to = numberOf(body, 'end_time') ?? now;
      const ways = [...world.company.contactWays.byId.values()]
        .filter((w) => !w.isTemp && w.createdAt >= from && w.createdAt <= to)
        .map((w) => ({ config_id: w.configId }));
      const page = askedPage(ways, 'list_contact_way', body, LIST);
      return { contact_way: page.items, next_cursor: page.next };
    },
    'externalcontact/update_contact_way': (world, { body }) => {
      const way = known(world, body);
      Object.assign(way, changeable(world, { ...asBody(way), ...body }));
      return {};
    },
    'externalcontact/del_contact_way': (world, { body }) => {
      world.company.contactWays.byId.delete(known(world, body).configId);
      return {};
    },
    'externalcontact/close_temp_chat': (world, { body }) => {
      if (!memberOf(world.people, textOf(body, 'userid'))) throw new WecomError(40003);
      return {};
    },
  },
};

function add(world: World, body: Json): Json {
  const type = kindOf(body, 'type', { missing: 41037, bad: 41039 });
  const scene = kindOf(body, 'scene', { missing: 41038, bad: 41040 });
  const isTemp = body['is_temp'] === true;
  if (objectOf(body, 'conclusions') && !isTemp)
    throw new WecomError(40058, 'conclusions are for temporary ways');
  if (type === 1 && stringsOf(body, 'user').length !== 1) throw new WecomError(40003);
  const way: ContactWay = {
    ...changeable(world, body),
    configId: newId('', 32),
    type,
    scene,
    isTemp,
    isExclusive: body['is_exclusive'] === true,
    createdAt: unixSeconds(world.clock),
    scans: 0,
  };
  world.company.contactWays.byId.set(way.configId, way);
  return { config_id: way.configId, ...(scene === 2 ? { qr_code: qrOf(world, way.configId) } : {}) };
}

function kindOf(body: Json, key: string, errcodes: { missing: number; bad: number }): 1 | 2 {
  const kind = numberOf(body, key);
  if (kind === null) throw new WecomError(errcodes.missing);
  if (kind !== 1 && kind !== 2) throw new WecomError(errcodes.bad);
  return kind;
}

type Changeable = Omit<
  ContactWay,
  'configId' | 'type' | 'scene' | 'isTemp' | 'isExclusive' | 'createdAt' | 'scans'
>;

function changeable(world: World, body: Json): Changeable {
  const users = stringsOf(body, 'user').map((u) => staffed(world, u));
  const parties = Array.isArray(body['party']) ? body['party'].map(Number) : [];
  if (!parties.every((p) => world.company.departments.byId.has(p))) throw new WecomError(60003);
  const everybody = new Set([
    ...users,
    ...parties.flatMap((p) => membersBelow(world, p).map((m) => m.userid)),
  ]);
  if (everybody.size > MOST_MEMBERS) throw new WecomError(41041);
  if (everybody.size === 0) throw new WecomError(40058, 'user and party are both empty');
  for (const key of ['remark', 'state'])
    if (Array.from(textOf(body, key)).length > 30) throw new WecomError(40058, `${key} is too long`);
  return {
    style: numberOf(body, 'style') ?? 1,
    remark: textOf(body, 'remark'),
    skipVerify: body['skip_verify'] !== false,
    state: textOf(body, 'state'),
    users,
    parties,
    expiresIn: spanOf(body, 'expires_in', 7 * DAY),
    chatExpiresIn: spanOf(body, 'chat_expires_in', DAY),
    unionid: textOf(body, 'unionid'),
    markSource: body['mark_source'] !== false,
    conclusions: objectOf(body, 'conclusions'),
  };
}

function spanOf(body: Json, key: string, usual: number): number {
  const asked = numberOf(body, key) ?? usual;
  if (asked > 14 * DAY) throw new WecomError(40058, `${key} is too long`);
  return asked;
}

function staffed(world: World, userid: string): string {
  const member = memberOf(world.people, userid);
  if (!member) throw new WecomError(60111);
  const card = cardOf(world.company.staff, member);
  if (card.status !== 1) throw new WecomError(41054);
  if (!card.servesCustomers) throw new WecomError(84074);
  return member.userid;
}

function known(world: World, body: Json): ContactWay {
  const id = textOf(body, 'config_id');
  if (id === '') throw new WecomError(41043);
  const way = world.company.contactWays.byId.get(id);
  if (!way) throw new WecomError(41044);
  return way;
}

/** What an update leaves out stays as it is. */
const asBody = (way: ContactWay): Json => ({
  style: way.style,
  remark: way.remark,
  skip_verify: way.skipVerify,
  state: way.state,
  user: way.users,
  party: way.parties,
  expires_in: way.expiresIn,
  chat_expires_in: way.chatExpiresIn,
  unionid: way.unionid,
  mark_source: way.markSource,
  ...(way.conclusions ? { conclusions: way.conclusions } : {}),
});

const view = (world: World, way: ContactWay): Json => ({
  config_id: way.configId,
  type: way.type,
  scene: way.scene,
  is_temp: way.isTemp,
  ...(way.scene === 2 ? { qr_code: qrOf(world, way.configId) } : {}),
  ...asBody(way),
});

/** Opening it is scanning it: the sandbox's own address of the way. */
const qrOf = (world: World, configId: string): string =>
  `https://wework.qpic.cn/sandbox/${world.app.corpId}/${configId}`;
