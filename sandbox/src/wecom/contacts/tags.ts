import { memberOf } from '../../people';
import { addTag, ownTag, renameTag, tagOf, type ContactTag } from '../../state/contactTags';
import type { World } from '../../world';
import type { Endpoints } from '../endpoint';
import { numberOf, textOf, type Json } from '../json';
import { WecomError } from '../wecomError';

const MOST_USERS = 1_000;
const MOST_PARTIES = 100;

/** Tags of the address book (wecom-api.md §9.3): only the app that created one may change it. */
export const contactTags: Endpoints = {
  get: {
    'tag/list': (world) => ({
      taglist: [...world.company.contactTags.byId.values()].map((t) => ({ tagid: t.id, tagname: t.name })),
    }),
    'tag/get': (world, { query }) => {
      const tag = tagOf(world.company.contactTags, idOf(query['tagid']));
      const members = tag.users.flatMap((u) => memberOf(world.people, u) ?? []);
      return {
        tagname: tag.name,
        userlist: members.map(({ userid, name }) => ({ userid, name })),
        partylist: tag.parties,
      };
    },
    'tag/delete': (world, { query }) => {
      const tag = ownTag(world.company.contactTags, idOf(query['tagid']));
      world.company.contactTags.byId.delete(tag.id);
      return {};
    },
  },
  post: {
    'tag/create': (world, { body }) => {
      if (textOf(body, 'tagname') === '') throw new WecomError(41018);
      const { id } = addTag(
        world.company.contactTags,
        textOf(body, 'tagname'),
        numberOf(body, 'tagid'),
        true,
      );
      return { tagid: id };
    },
    'tag/update': (world, { body }) => {
      renameTag(world.company.contactTags, numberOf(body, 'tagid') ?? -1, textOf(body, 'tagname'));
      return {};
    },
    'tag/addtagusers': (world, { body }) => change(world, body, add),
    'tag/deltagusers': (world, { body }) => change(world, body, remove),
  },
};

function change(world: World, body: Json, how: typeof add): Json {
  const tag = ownTag(world.company.contactTags, numberOf(body, 'tagid'));
  const { users, parties } = readMembers(body);
  const known = users.flatMap((u) => memberOf(world.people, u)?.userid ?? []);
  const here = parties.filter((p) => world.company.departments.byId.has(p));
  if (known.length + here.length === 0) throw new WecomError(40070);
  how(tag, known, here);
  const badUsers = users.filter((u) => !memberOf(world.people, u)).map((u) => u.toLowerCase());
  const badParties = parties.filter((p) => !here.includes(p));
  return {
    ...(badUsers.length > 0 ? { invalidlist: badUsers.join('|') } : {}),
    ...(badParties.length > 0 ? { invalidparty: badParties } : {}),
  };
}

function readMembers(body: Json): { users: string[]; parties: number[] } {
  const [users = [], parties = []] = [body['userlist'], body['partylist']];
  if (!Array.isArray(users) || !Array.isArray(parties)) throw new WecomError(40035);
  const count = users.length + parties.length;
  if (count === 0 || users.length > MOST_USERS || parties.length > MOST_PARTIES) throw new WecomError(40035);
  return { users: users.map(String), parties: parties.map(Number) };
}

export function add(tag: ContactTag, users: string[], parties: number[]): void {
  tag.users = [...new Set([...tag.users, ...users])];
  tag.parties = [...new Set([...tag.parties, ...parties])];
}

export function remove(tag: ContactTag, users: string[], parties: number[]): void {
  tag.users = tag.users.filter((u) => !users.includes(u));
  tag.parties = tag.parties.filter((p) => !parties.includes(p));
}

function idOf(text: string | undefined): number {
  if (!text) throw new WecomError(41017);
  return Number(text);
}
