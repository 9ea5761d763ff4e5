import { readFileSync, statSync } from 'node:fs';
import { z } from 'zod';
import type { Person } from './live';
import type { Member } from './options';

/** The company's members as the sandbox knows them, and how much each has not read. */
export interface People {
  members: Member[];
  /** as the file or the start said it, before anybody joined or left by hand */
  listed: Member[];
  /** by hand since; kept with the company */
  changes: PeopleChanges;
  unread: Map<string, number>;
  file: string | null;
  readAt: number;
}

export interface PeopleChanges {
  joined: Member[];
  /** userids in lower case */
  left: Set<string>;
}

const DEMO: Member[] = [
  { userid: 'linlan', name: '林岚', roles: ['项目主理人'] },
  { userid: 'zhaoqi', name: '赵琪', roles: ['矩阵管理'] },
  { userid: 'sunyue', name: '孙悦', roles: ['用户运营'] },
  { userid: 'zhouning', name: '周宁', roles: ['只读'] },
];
const STRANGER: Member = { userid: 'stranger', name: '陌生人', roles: [] };

const peopleFile = z
  .array(
    z.object({
      userid: z.string().regex(/^[0-9A-Za-z_.@-]{1,64}$/),
      name: z.string().min(1).max(64),
      roles: z.array(z.string().max(32)).max(20),
    }),
  )
  .max(10_000);

/** Reads the members' file if there is one; the demo list otherwise. A stranger without a role is always there. */
export function makePeople(file: string | undefined, members?: Member[]): People {
  const people: People = {
    members: [],
    listed: withStranger(members ?? DEMO),
    changes: { joined: [], left: new Set() },
    unread: new Map(),
    file: members ? null : (file ?? null),
    readAt: 0,
  };
  refreshPeople(people);
  applyChanges(people, people.changes);
  return people;
}

/** Takes over who joined and who left by hand. */
export function applyChanges(people: People, changes: PeopleChanges): void {
  people.changes = changes;
  const joined = changes.joined.map((m) => m.userid.toLowerCase());
  people.members = [
    ...people.listed.filter((m) => !joined.includes(m.userid.toLowerCase())),
    ...changes.joined,
  ].filter((m) => !changes.left.has(m.userid.toLowerCase()));
}

/** Reads the file again when it has changed; true when the list may be another one. A missing file changes nothing. */
export function refreshPeople(people: People): boolean {
  if (!people.file) return false;
  const changedAt = statSync(people.file, { throwIfNoEntry: false })?.mtimeMs;
  if (changedAt === undefined || changedAt === people.readAt) return false;
  people.listed = withStranger(peopleFile.parse(JSON.parse(readFileSync(people.file, 'utf8'))));
  applyChanges(people, people.changes);
  people.readAt = changedAt;
  return true;
}

/** userids are case-insensitive (wecom-api.md §0). */
export function memberOf(people: People, userid: string): Member | undefined {
  const { members } = people;
  const known = byUserid.get(members) ?? new Map(members.map((m) => [m.userid.toLowerCase(), m]));
  byUserid.set(members, known);
  return known.get(userid.toLowerCase());
}

/** of each list, which is never changed but replaced */
const byUserid = new WeakMap<readonly Member[], ReadonlyMap<string, Member>>();

export const personList = (people: People): Person[] =>
  people.members.map((m) => ({ ...m, unread: people.unread.get(m.userid) ?? 0 }));

const withStranger = (members: Member[]): Member[] =>
  members.some((m) => m.roles.length === 0) ? members : [...members, STRANGER];
