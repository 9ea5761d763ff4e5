import { nowMs, unixSeconds } from '../../clock/clock';
import type { Customer, Follow } from '../../state/customer';
import { customersOf, findCustomer, followOf, readable } from '../../state/customers';
import { fitsCap, type MassMessage, type MassTask } from '../../state/massMessages';
import { newId } from '../../state/newId';
import type { World } from '../../world';
import type { Endpoints } from '../endpoint';
import { listOf, objectOf, stringsOf, textOf, type Json } from '../json';
import { WecomError } from '../wecomError';
import { servingMember, servingMembers } from './access';
import { readMessage } from './attachments';

const MOST_CUSTOMERS = 10_000;
const MOST_GROUPS = 2_000;
const DAY_MS = 86_400_000;

/** 企业群发 (wecom-api.md §10.5): makes tasks that members confirm by hand; nothing is sent by the call itself. */
export const massMessages: Endpoints = {
  post: {
    'externalcontact/add_msg_template': (world, { body }) => addMass(world, body),
    'externalcontact/remind_groupmsg_send': (world, { body }) => {
      const message = knownMass(world, body);
      if (message.cancelled) throw new WecomError(41093);
      const now = nowMs(world.clock);
      message.reminders = message.reminders.filter((at) => now - at < DAY_MS);
      if (message.reminders.length >= 3) throw new WecomError(41094);
      message.reminders.push(now);
      for (const task of message.tasks) task.ignored = false;
      return {};
    },
    'externalcontact/cancel_groupmsg_send': (world, { body }) => {
      const message = knownMass(world, body);
      if (message.cancelled) throw new WecomError(41093);
      message.cancelled = true;
      return {};
    },
  },
};

/** For the API and for the console, where an administrator makes one by hand. */
export const addMass = (world: World, body: Json): Json =>
  textOf(body, 'chat_type') === 'group' ? toGroups(world, body) : toCustomers(world, body);

/** 41046 without an id, 41047 for an unknown one, 41063 while it is still being dispatched. */
export function knownMass(world: World, body: Json): MassMessage {
  const id = textOf(body, 'msgid');
  if (id === '') throw new WecomError(41046);
  const found = world.company.massMessages.byId.get(id);
  if (!found) throw new WecomError(41047);
  if (found.readyAt > nowMs(world.clock)) throw new WecomError(41063);
  return found;
}

type Candidate = { customer: Customer; follows: Follow[] };

function toCustomers(world: World, body: Json): Json {
  const content = readMessage(world, body, 40058);
  const sender = senderOf(world, body);
  const failed: string[] = [];
  const byMember = new Map<string, MassTask['recipients']>();
  for (const { id, candidate } of candidatesOf(world, body, sender)) {
    if (!candidate || !withinCap(world, id)) failed.push(id);
    else addTo(byMember, staffFor(candidate, sender), id);
  }
  if (byMember.size === 0) throw new WecomError(41048, undefined, { fail_list: failed });
  return { fail_list: failed, msgid: create(world, 'single', content, byMember) };
}

/** By id; else by tag; else all of the sender. */
function candidatesOf(world: World, body: Json, sender: string | null) {
  const ids = stringsOf(body, 'external_userid');
  if (ids.length > MOST_CUSTOMERS) throw new WecomError(40058, 'too many external_userid');
  if (ids.length > 0) return named(world, ids, sender);
  const filter = listOf(objectOf(body, 'tag_filter'), 'group_list');
  if (filter.length === 0 && !sender) throw new WecomError(40058, 'sender missing');
  return filtered(world, filter, sender);
}

function toGroups(world: World, body: Json): Json {
  const content = readMessage(world, body, 40058);
  const sender = senderOf(world, body);
  if (!sender) throw new WecomError(40058, 'sender missing');
  const asked = stringsOf(body, 'chat_id_list');
  if (asked.length > MOST_GROUPS) throw new WecomError(40058, 'too many chat_id');
  const { byId } = world.company.groups;
  const owned = [...byId.values()].filter((g) => g.owner === sender && !g.dismissed).map((g) => g.chatId);
  const ids = asked.length > 0 ? [...new Set(asked)] : owned;
  const good = ids.filter((id) => owned.includes(id) && withinCap(world, id));
  const failed = ids.filter((id) => !good.includes(id));
  if (good.length === 0) throw new WecomError(41048, undefined, { fail_list: failed });
  const recipients = good.map((id): MassTask['recipients'][number] => [id, 0, 0]);
  return { fail_list: failed, msgid: create(world, 'group', content, new Map([[sender, recipients]])) };
}

function* named(world: World, ids: readonly string[], sender: string | null) {
  for (const id of new Set(ids)) {
    const customer = findCustomer(world.company.customers, id);
    yield { id, candidate: customer && candidateOf(customer, sender) };
  }
}

/** Tags: any of one list, all lists. Without tags every customer of the sender. */
function* filtered(world: World, filter: readonly Json[], sender: string | null) {
  const lists = filter.map((g) => stringsOf(g, 'tag_list')).filter((l) => l.length > 0);
  const staff = sender ? [sender] : servingMembers(world).map((m) => m.userid);
  const seen = new Set<string>();
  for (const userid of staff)
    for (const { customer, follow } of customersOf(world.company.customers, userid)) {
      const fits = lists.every((list) => list.some((tag) => follow.tagIds.includes(tag)));
      if (!fits || seen.has(customer.id)) continue;
      seen.add(customer.id);
      yield { id: customer.id, candidate: candidateOf(customer, sender) };
    }
}

function candidateOf(customer: Customer, sender: string | null): Candidate | null {
  const follows = sender
    ? [followOf(customer, sender)].filter((f) => f !== undefined)
    : customer.follows.filter(readable);
  return follows.length > 0 ? { customer, follows } : null;
}

/** The member who talked with him last; without any talk the one who has known him longest. */
function staffFor({ customer, follows }: Candidate, sender: string | null): string {
  if (sender) return sender;
  const talked = (f: Follow): number => customer.lastChats[f.userid] ?? 0;
  const [first] = [...follows].sort((a, b) => talked(b) - talked(a) || a.createtime - b.createtime);
  return first?.userid ?? '';
}

export function withinCap(world: World, recipient: string): boolean {
  const received = world.company.massMessages.received.get(recipient) ?? [];
  return fitsCap(received, world.switches.massRule, nowMs(world.clock), world.clock.tz);
}

function senderOf(world: World, body: Json): string | null {
  const sender = textOf(body, 'sender');
  return sender === '' ? null : servingMember(world, sender).userid;
}

function addTo(byMember: Map<string, MassTask['recipients']>, userid: string, id: string): void {
  const list = byMember.get(userid) ?? [];
  list.push([id, 0, 0]);
  byMember.set(userid, list);
}

function create(
  world: World,
  chatType: MassMessage['chatType'],
  content: Pick<MassMessage, 'text' | 'attachments'>,
  byMember: ReadonlyMap<string, MassTask['recipients']>,
): string {
  const msgid = newId('msgGCAAAXtWyujaWJHDDGi0mAAA', 44);
  world.company.massMessages.byId.set(msgid, {
    msgid,
    chatType,
    creator: '',
    createTime: unixSeconds(world.clock),
    ...content,
    tasks: [...byMember].map(([userid, recipients]) => ({ userid, status: 0, sendTime: 0, recipients })),
    cancelled: false,
    reminders: [],
    readyAt: nowMs(world.clock) + world.switches.dispatchMs,
  });
  return msgid;
}
