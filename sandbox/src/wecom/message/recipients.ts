import { memberOf } from '../../people';
import type { World } from '../../world';
import { membersBelow } from '../contacts/membership';
import { textOf, type Json } from '../json';
import { WecomError } from '../wecomError';

export interface Recipients {
  userids: string[];
  /** what goes into the answer, joined by `|`; absent when empty */
  invalid: { invaliduser?: string; invalidparty?: string; invalidtag?: string };
}

/** Who gets a message. Some unknown: the others get it. All unknown: 81013 and nobody does (wecom-api.md §4.1). */
export function recipientsOf(world: World, body: Json): Recipients {
  const { people, company } = world;
  const users = split(body, 'touser');
  const parties = split(body, 'toparty');
  const tags = split(body, 'totag');
  checkLengths(users, parties, tags);
  if (users.includes('@all')) return { userids: people.members.map((m) => m.userid), invalid: {} };

  const [goodParties, badParties] = parted(parties, (p) => company.departments.byId.has(Number(p)));
  const [goodTags, badTags] = parted(tags, (t) => company.contactTags.byId.has(Number(t)));
  const ofTags = goodTags.flatMap((t) => company.contactTags.byId.get(Number(t)) ?? []);
  const below = [...goodParties.map(Number), ...ofTags.flatMap((t) => t.parties)];
  const [known, badUsers] = parted(users, (u) => memberOf(people, u) !== undefined);
  const named = [...known, ...ofTags.flatMap((t) => t.users)].flatMap(
    (u) => memberOf(people, u)?.userid ?? [],
  );
  const userids = [
    ...new Set([...named, ...below.flatMap((p) => membersBelow(world, p).map((m) => m.userid))]),
  ];
  if (userids.length === 0) throw new WecomError(81013);
  const invalid = {
    invaliduser: badUsers.map((u) => u.toLowerCase()).join('|'),
    invalidparty: badParties.join('|'),
    invalidtag: badTags.join('|'),
  };
  return { userids, invalid: Object.fromEntries(Object.entries(invalid).filter(([, list]) => list !== '')) };
}

function parted(list: readonly string[], isGood: (one: string) => boolean): [good: string[], bad: string[]] {
  return [list.filter(isGood), list.filter((one) => !isGood(one))];
}

function checkLengths(users: string[], parties: string[], tags: string[]): void {
  if (users.length + parties.length + tags.length === 0) throw new WecomError(82001);
  if (users.length > 1000) throw new WecomError(40032);
  if (parties.length > 100) throw new WecomError(82002);
  if (tags.length > 100) throw new WecomError(82003);
}

const split = (body: Json, key: string): string[] =>
  textOf(body, key)
    .split('|')
    .map((s) => s.trim())
    .filter((s) => s !== '');
